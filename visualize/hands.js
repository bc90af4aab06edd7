"use strict";
// Pointers, the wheel and keys on a picture: pan, zoom, pinch, drag a node, choose one.
function giveHands(canvas, box, { onPick, onDrag, onHover }) {
  const STEP = 60, TREMBLE = 4;  // pixels an arrow key moves; pixels within which a press is a click
  const KEYS = {
    ArrowLeft: () => canvas.pan(STEP, 0), ArrowRight: () => canvas.pan(-STEP, 0), ArrowUp: () => canvas.pan(0, STEP), ArrowDown: () => canvas.pan(0, -STEP),
    "+": () => canvas.zoom(1.25), "=": () => canvas.zoom(1.25), "-": () => canvas.zoom(.8), 0: () => canvas.fit(),
  };
  const held = new Map();
  let grabbed = -1, moved = false, hovered = -1;
  const spot = e => { const { left, top } = box.getBoundingClientRect(); return [e.clientX - left, e.clientY - top]; };

  box.addEventListener("pointerdown", e => {
    if (e.button) return;
    box.setPointerCapture(e.pointerId);
    held.set(e.pointerId, spot(e));
    moved = held.size > 1;
    grabbed = moved ? -1 : canvas.pick(...spot(e));
  });
  box.addEventListener("pointermove", e => {
    const [x, y] = spot(e), before = held.get(e.pointerId);
    if (!before) { hover(x, y); return; }
    const dx = x - before[0], dy = y - before[1];
    if (!moved && Math.hypot(dx, dy) < TREMBLE) return;
    moved = true;
    if (held.size === 2) {
      const [other] = [...held].filter(([id]) => id !== e.pointerId).map(([, at]) => at);
      canvas.zoom(Math.hypot(x - other[0], y - other[1]) / Math.max(1, Math.hypot(before[0] - other[0], before[1] - other[1])), (x + other[0]) / 2, (y + other[1]) / 2);
    } else if (grabbed >= 0) {
      canvas.x[grabbed] += dx / canvas.at.scale;
      canvas.y[grabbed] += dy / canvas.at.scale;
      onDrag(grabbed);
      canvas.draw();
    } else canvas.pan(dx, dy);
    held.set(e.pointerId, [x, y]);
  });
  const release = e => {
    if (!held.delete(e.pointerId)) return;
    if (!moved && e.type === "pointerup" && grabbed >= 0) onPick(grabbed);
    if (grabbed >= 0) onDrag(-1);
    grabbed = -1;
  };
  box.addEventListener("pointerup", release);
  box.addEventListener("pointercancel", release);
  box.addEventListener("pointerleave", () => onHover(hovered = -1));
  box.addEventListener("wheel", e => { e.preventDefault(); canvas.zoom(Math.exp(-Math.max(-120, Math.min(120, e.deltaY)) / 500), ...spot(e)); }, { passive: false });
  box.addEventListener("dblclick", e => canvas.zoom(2, ...spot(e)));
  box.addEventListener("keydown", e => { if (KEYS[e.key] && !e.ctrlKey && !e.metaKey) { e.preventDefault(); KEYS[e.key](); } });

  function hover(x, y) {
    const found = canvas.pick(x, y);
    box.style.cursor = found < 0 ? "grab" : "pointer";
    if (found !== hovered || found >= 0) onHover(hovered = found, x, y);
  }
}
