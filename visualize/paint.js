"use strict";
// How lines, nodes and names are put on paper; where they stand, what is shown and what is chosen is kept by the canvas.
const Painter = (() => {
  const MANY = 4000;  // lines in view from which arrows, dashes and widths are left out
  const SLICE = 12000;  // lines or nodes painted before the browser gets its turn
  const LEAST = 1.5, GAP = 4;  // pixels: smallest radius, room around a name
  const FIRST = 24, LONGEST = 22;  // names that may cover nodes; characters of a name
  const PALE = .3;  // what has no tie with the chosen node
  const FONT = '"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif';
  const LINE = "#b3bcc6", LIT = "#0072B2";
  const SHAPES = {
    dot: (p, x, y, r) => { p.moveTo(x + r, y); p.arc(x, y, r, 0, 7); },
    square: (p, x, y, r) => p.rect(x - r, y - r, 2 * r, 2 * r),
    triangle: (p, x, y, r) => polygon(p, [[x, y - 1.1 * r], [x + r, y + .8 * r], [x - r, y + .8 * r]]),
    diamond: (p, x, y, r) => polygon(p, [[x, y - 1.15 * r], [x + 1.15 * r, y], [x, y + 1.15 * r], [x - 1.15 * r, y]]),
    hexagon: (p, x, y, r) => polygon(p, [0, 1, 2, 3, 4, 5].map(n => [x + r * Math.cos(n * Math.PI / 3), y + r * Math.sin(n * Math.PI / 3)])),
  };
  function polygon(p, [first, ...rest]) {
    p.moveTo(...first);
    for (const corner of rest) p.lineTo(...corner);
    p.closePath();
  }
  const wide = text => { let n = 0; for (const c of text) n += c > "\u00ff" ? 1 : .6; return n; };
  const short = text => text.length > LONGEST ? text.slice(0, LONGEST - 1) + "…" : text;

  /** What stands where on a picture, by small squares: boxes can be taken, and asked whether they are free. */
  function floor(w, h) {
    const CELL = 4, across = Math.ceil(w / CELL) + 1, down = Math.ceil(h / CELL) + 1, taken = new Uint8Array(across * down);
    const cells = (x, y, wide, high) => [Math.max(0, Math.floor(x / CELL)), Math.min(across - 1, Math.floor((x + wide) / CELL)), Math.max(0, Math.floor(y / CELL)), Math.min(down - 1, Math.floor((y + high) / CELL))];
    return {
      free(...box) {
        const [left, right, top, low] = cells(...box);
        if (box[1] < 0 || box[1] + box[3] > h) return false;
        for (let j = top; j <= low; j++) for (let i = left; i <= right; i++) if (taken[j * across + i]) return false;
        return true;
      },
      take(...box) {
        const [left, right, top, low] = cells(...box);
        for (let j = top; j <= low; j++) if (left <= right) taken.fill(1, j * across + left, j * across + right + 1);
      },
    };
  }

  return class {
    *lines(p, scale) {
      const { px, py, from, to, pending: { w, h } } = this, seen = [], lit = [];
      for (let e = 0; e < from.length; e++) {
        const a = from[e], b = to[e];
        if (!this.shown[a] || !this.shown[b]) continue;
        this.counts.lines++;
        if ((px[a] < 0 && px[b] < 0) || (py[a] < 0 && py[b] < 0) || (px[a] > w && px[b] > w) || (py[a] > h && py[b] > h)) continue;
        (a === this.selected || b === this.selected ? lit : seen).push(e);
      }
      this.heavy = seen.length > MANY;
      const thin = 1 / this.ratio;  // lines of one pixel are drawn ten times faster than wider ones
      p.globalAlpha = this.selected < 0 ? 1 : PALE;
      p.strokeStyle = LINE;
      p.lineWidth = thin;
      const plain = this.heavy ? seen : seen.filter(e => this.width[e] <= 1 && !this.dashed[e]);
      for (let i = 0; i < plain.length; i += SLICE) {
        if (i) yield;
        p.beginPath();
        for (let j = i; j < Math.min(i + SLICE, plain.length); j++) { const a = from[plain[j]], b = to[plain[j]]; p.moveTo(px[a], py[a]); p.lineTo(px[b], py[b]); }
        p.stroke();
      }
      if (!this.heavy) {
        for (const e of seen) if (this.width[e] > 1 || this.dashed[e]) this.line(p, e, Math.max(thin, this.width[e]), scale);
        if (scale > .2) this.arrows(p, seen, scale, LINE);
      }
      if (this.heavy) yield;
      p.globalAlpha = 1;
      p.strokeStyle = LIT;
      for (const e of lit) this.line(p, e, Math.max(1.5, this.width[e]), scale);
      this.arrows(p, lit, scale, LIT);
    }
    line(p, e, width, scale) {
      const a = this.from[e], b = this.to[e];
      p.lineWidth = width > 1 ? Math.max(1, width * Math.min(1, 2 * scale)) : width;
      p.setLineDash(this.dashed[e] ? [5, 4] : []);
      p.beginPath();
      p.moveTo(this.px[a], this.py[a]);
      p.lineTo(this.px[b], this.py[b]);
      p.stroke();
      p.setLineDash([]);
    }
    arrows(p, some, scale, colour) {
      p.fillStyle = colour;
      p.beginPath();
      for (const e of some) {
        const a = this.from[e], b = this.to[e], dx = this.px[b] - this.px[a], dy = this.py[b] - this.py[a], long = Math.hypot(dx, dy);
        const r = this.radius(b, scale), tip = Math.min(7, 4 + this.width[e]);
        if (long < r + 2 * tip) continue;
        const ux = dx / long, uy = dy / long, x = this.px[b] - ux * r, y = this.py[b] - uy * r;
        p.moveTo(x, y);
        p.lineTo(x - tip * (ux + .45 * uy), y - tip * (uy - .45 * ux));
        p.lineTo(x - tip * (ux - .45 * uy), y - tip * (uy + .45 * ux));
      }
      p.fill();
    }

    /** Far away, nodes shrink less than the distances between them. */
    radius(n, scale) { return Math.max(LEAST, this.size[n] * (scale < 1 ? scale ** .65 : scale)); }

    *shapes(p, scale) {
      const { px, py, pending: { w, h } } = this, piles = this.styles.map(() => []), near = this.styles.map(() => []);
      for (let n = this.byWeight.length - 1; n >= 0; n--) {
        const i = this.byWeight[n], r = this.radius(i, scale);
        if (!this.shown[i]) continue;
        this.counts.nodes++;
        if (px[i] > -r && px[i] < w + r && py[i] > -r && py[i] < h + r) (this.near.has(i) ? near : piles)[this.kind[i]].push(i);
      }
      const rim = piles.reduce((sum, pile) => sum + pile.length, 0) < MANY / 2 ? 1.2 : 0;
      for (const [some, alpha] of [[piles, this.selected < 0 ? 1 : PALE], [near, 1]]) {
        p.globalAlpha = alpha;
        for (let k = some.length - 1; k >= 0; k--) {  // the kinds named first in the legend stand on top
          for (let i = 0; i < some[k].length; i += SLICE) {
            if (i) yield;
            this.pile(p, some[k].slice(i, i + SLICE), this.styles[k], scale, rim);
          }
          if (this.heavy && some[k].length) yield;
        }
      }
      if (this.selected < 0 || !this.shown[this.selected]) return;
      p.beginPath();
      p.arc(px[this.selected], py[this.selected], this.radius(this.selected, scale) + 4, 0, 7);
      p.strokeStyle = "#E69F00";
      p.lineWidth = 3;
      p.stroke();
    }

    pile(p, some, [colour, shape], scale, rim) {
      for (const [more, fill] of rim ? [[rim, "#fff"], [0, colour]] : [[0, colour]]) {  // filling is far quicker than stroking
        p.fillStyle = fill;
        p.beginPath();
        for (const n of some) { const r = this.radius(n, scale) + more; (r < 2.5 ? SHAPES.square : SHAPES[shape])(p, this.px[n], this.py[n], r); }
        p.fill();
      }
    }

    /** Names: of the chosen node and its neighbours, then of the largest. None stands on another; but for the first ones, none on a node. */
    labels(p, scale) {
      const { px, py, letters, selected, pending: { w, h } } = this, room = floor(w, h), high = letters * 1.25;
      const inside = n => this.shown[n] && px[n] >= 0 && px[n] <= w && py[n] >= 0 && py[n] <= h;
      const seen = this.byWeight.filter(inside), chosen = n => selected < 0 ? 0 : n === selected ? 2 : this.near.has(n) ? 1 : 0;
      if (selected >= 0) seen.sort((a, b) => chosen(b) - chosen(a));
      Object.assign(p, { textAlign: "center", textBaseline: "top", lineJoin: "round", strokeStyle: "#fff", lineWidth: 4 });
      const stand = some => { for (const n of some) { const r = this.radius(n, scale) - 1; if (r > 2) room.take(px[n] - r, py[n] - r, 2 * r, 2 * r); } };
      seen.forEach((n, rank) => {
        if (rank === 1) stand(seen.filter(chosen));
        if (rank === FIRST) stand(seen);
        const text = short(this.name[n]), width = wide(text) * letters, r = this.radius(n, scale), x = Math.max(width / 2 + 4, Math.min(w - width / 2 - 4, px[n]));
        const top = [py[n] + r + (n === selected ? 8 : 3), py[n] - r - letters * 1.3].find(y => room.free(x - width / 2, y, width, high));
        if (top === undefined) return;
        room.take(x - width / 2 - GAP, top - GAP / 2, width + 2 * GAP, high + GAP);
        p.font = `${n === selected || this.styles[this.kind[n]][2] ? "bold " : ""}${letters}px ${FONT}`;
        p.fillStyle = selected < 0 || this.near.has(n) ? "#111" : "#888";
        p.strokeText(text, x, top);
        p.fillText(text, x, top);
      });
    }
  };
})();
