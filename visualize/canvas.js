"use strict";
// The one painter of every page: places in typed arrays, a camera, pictures painted in slices so that the browser is never held up.
const GraphCanvas = (() => {
  const MANY = 4000;  // lines in view from which arrows, dashes and widths are left out
  const SLICE = 12000;  // lines or nodes painted before the browser gets its turn
  const REST = 120;  // ms without movement after which a large picture is painted anew; until then its image moves
  const LEAST = 1.5, FRAME = 40, GAP = 4;  // pixels: smallest radius, room around a graph and a label
  const FIRST = 24, LONGEST = 22;  // names that may cover nodes; characters of a name
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
  // Without the hint a browser may paint on a graphics card; where there is none, 60,000 lines take it seconds (8.5 s seen, against 0.2 s).
  const paper = canvas => canvas.getContext("2d", { alpha: false, willReadFrequently: true });
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
    /** `nodes` is {x, y, size, kind, name}, `edges` {from, to, width, dashed}, each a column; `styles` the [colour, shape, bold] of each kind. */
    constructor(box, nodes, edges, styles) {
      Object.assign(this, { box, styles, name: nodes.name, from: edges.from, to: edges.to, width: edges.width, dashed: edges.dashed });
      this.x = Float32Array.from(nodes.x);
      this.y = Float32Array.from(nodes.y);
      this.size = Float32Array.from(nodes.size);
      this.kind = Uint8Array.from(nodes.kind);
      this.px = new Float32Array(this.x.length);  // on the screen
      this.py = new Float32Array(this.x.length);
      this.shown = new Uint8Array(this.x.length).fill(1);
      this.byWeight = Array.from(this.size.keys()).sort((a, b) => this.size[b] - this.size[a] || a - b);
      this.selected = -1;
      this.near = new Set();
      this.letters = 14;
      this.at = { x: 0, y: 0, scale: 1 };
      this.front = document.createElement("canvas");
      this.back = document.createElement("canvas");
      box.append(this.front);
      this.measure();
      this.fit();
      for (const _ of this.picture(this.at)) { /* the first picture at once */ }
      this.present();
      new ResizeObserver(() => { if (this.measure()) { this.shift(); this.draw(); } }).observe(box);
    }

    measure() {
      const { width, height } = this.box.getBoundingClientRect(), ratio = window.devicePixelRatio || 1, same = width === this.w && height === this.h && ratio === this.ratio;
      Object.assign(this, { w: width, h: height, ratio });
      return !same;
    }

    // ------------------------------------------------------------ camera

    /** Shows all of `some` (of what is shown, when left out), with room around; never larger than life. */
    fit(some) {
      const all = some || this.byWeight.filter(n => this.shown[n]);
      if (!all.length) return;
      let left = Infinity, top = Infinity, right = -Infinity, low = -Infinity;
      for (const n of all) {
        left = Math.min(left, this.x[n] - this.size[n]); right = Math.max(right, this.x[n] + this.size[n]);
        top = Math.min(top, this.y[n] - this.size[n]); low = Math.max(low, this.y[n] + this.size[n]);
      }
      const scale = Math.min(1, Math.max(1, this.w - 2 * FRAME) / Math.max(1, right - left), Math.max(1, this.h - 2 * FRAME) / Math.max(1, low - top));
      this.look({ x: (left + right) / 2, y: (top + low) / 2, scale });
    }
    focus(n) { this.look({ x: this.x[n], y: this.y[n], scale: Math.max(this.at.scale, .9) }); }
    zoom(by, px = this.w / 2, py = this.h / 2) {
      const { x, y, scale } = this.at, to = Math.min(8, Math.max(.005, scale * by)), part = 1 / scale - 1 / to;
      this.look({ x: x + (px - this.w / 2) * part, y: y + (py - this.h / 2) * part, scale: to });
    }
    pan(dx, dy) { this.look({ ...this.at, x: this.at.x - dx / this.at.scale, y: this.at.y - dy / this.at.scale }); }
    look(at) { this.at = at; this.shift(); this.draw(); }

    /** The node under a point of the screen, or -1. */
    pick(px, py) {
      let best = -1, least = 1;
      for (let n = 0; n < this.x.length; n++) {
        if (!this.shown[n]) continue;
        const dx = (this.x[n] - this.at.x) * this.at.scale + this.w / 2 - px, dy = (this.y[n] - this.at.y) * this.at.scale + this.h / 2 - py;
        const far = Math.hypot(dx, dy) / Math.max(7, this.radius(n, this.at.scale));
        if (far < least) [best, least] = [n, far];
      }
      return best;
    }
    /** Nodes that are shown and stand in view, the largest first. */
    inView() {
      const wide = this.w / 2 / this.at.scale, high = this.h / 2 / this.at.scale;
      return this.byWeight.filter(n => this.shown[n] && Math.abs(this.x[n] - this.at.x) < wide && Math.abs(this.y[n] - this.at.y) < high);
    }

    // ------------------------------------------------------------ painting

    /** Paints anew: at once where the picture is light, when the hand rests where it is heavy. */
    draw() {
      if (!this.painted) return;  // the first picture is not painted yet
      clearTimeout(this.waiting);
      if (this.job) this.again = true;
      else if (this.heavy) this.waiting = setTimeout(() => this.begin(), REST);
      else if (!this.asked) this.asked = requestAnimationFrame(() => { this.asked = 0; this.begin(); });
    }
    begin() {
      if (this.job) return;
      this.again = false;
      this.job = this.picture(this.at);
      this.step();
    }
    step() {
      if (!this.job.next().done) { requestAnimationFrame(() => this.step()); return; }
      this.job = null;
      this.present();
      if (this.again) this.draw();
    }
    present() {
      this.painted = this.pending;
      const { back, front, painted: { w, h } } = this;
      if (front.width !== back.width || front.height !== back.height) Object.assign(front, { width: back.width, height: back.height });
      Object.assign(front.style, { width: w + "px", height: h + "px" });
      paper(front).drawImage(back, 0, 0);
      this.shift();
      Object.assign(document.body.dataset, { drawn: this.counts.nodes, ties: this.counts.lines });
    }
    /** Moves the image painted last to where the camera looks now. */
    shift() {
      if (!this.painted) return;
      const { painted, at } = this, k = at.scale / painted.scale;
      const x = (this.w - painted.w * k) / 2 + (painted.x - at.x) * at.scale, y = (this.h - painted.h * k) / 2 + (painted.y - at.y) * at.scale;
      this.front.style.transform = k === 1 && !x && !y ? "" : `translate(${x}px,${y}px) scale(${k})`;
    }

    /** The whole picture as the camera sees it, on the back; yields after each slice. */
    *picture(at) {
      const { back, w, h, ratio } = this, p = paper(back);
      Object.assign(back, { width: Math.max(1, Math.round(w * ratio)), height: Math.max(1, Math.round(h * ratio)) });
      this.pending = { ...at, w, h };
      this.counts = { nodes: 0, lines: 0 };  // all that is shown, whether in view or beyond its edge
      p.setTransform(ratio, 0, 0, ratio, 0, 0);
      p.fillStyle = "#fff";
      p.fillRect(0, 0, w, h);
      for (let n = 0; n < this.x.length; n++) {
        this.px[n] = (this.x[n] - at.x) * at.scale + w / 2;
        this.py[n] = (this.y[n] - at.y) * at.scale + h / 2;
      }
      yield* this.lines(p, at.scale);
      yield* this.shapes(p, at.scale);
      this.labels(p, at.scale);
    }

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
      const { px, py, pending: { w, h } } = this, piles = this.styles.map(() => []);
      for (let n = this.byWeight.length - 1; n >= 0; n--) {
        const i = this.byWeight[n], r = this.radius(i, scale);
        if (!this.shown[i]) continue;
        this.counts.nodes++;
        if (px[i] > -r && px[i] < w + r && py[i] > -r && py[i] < h + r) piles[this.kind[i]].push(i);
      }
      const outlined = piles.reduce((sum, pile) => sum + pile.length, 0) < MANY / 2;
      for (let k = piles.length - 1; k >= 0; k--) {  // the kinds named first in the legend stand on top
        const [colour, shape] = this.styles[k];
        for (let i = 0; i < piles[k].length; i += SLICE) {
          const pile = piles[k].slice(i, i + SLICE);
          for (const [rim, fill] of outlined ? [[1.2, "#fff"], [0, colour]] : [[0, colour]]) {  // filling is far quicker than stroking
            p.fillStyle = fill;
            p.beginPath();
            for (const n of pile) { const r = this.radius(n, scale) + rim; (r < 2.5 ? SHAPES.square : SHAPES[shape])(p, px[n], py[n], r); }
            p.fill();
          }
        }
        if (this.heavy) yield;
      }
      if (this.selected < 0 || !this.shown[this.selected]) return;
      p.beginPath();
      p.arc(px[this.selected], py[this.selected], this.radius(this.selected, scale) + 4, 0, 7);
      p.strokeStyle = "#E69F00";
      p.lineWidth = 3;
      p.stroke();
    }

    /** Names: of the chosen node and its neighbours, then of the largest. None stands on another; but for the first ones, none on a node. */
    labels(p, scale) {
      const { px, py, letters, selected, pending: { w, h } } = this, room = floor(w, h), high = letters * 1.25;
      const inside = n => this.shown[n] && px[n] >= 0 && px[n] <= w && py[n] >= 0 && py[n] <= h;
      const seen = this.byWeight.filter(inside), chosen = n => n === selected ? 2 : this.near.has(n) ? 1 : 0;
      if (selected >= 0) seen.sort((a, b) => chosen(b) - chosen(a));
      Object.assign(p, { textAlign: "center", textBaseline: "top", lineJoin: "round", strokeStyle: "#fff", lineWidth: 4, fillStyle: "#111" });
      seen.forEach((n, rank) => {
        if (rank === FIRST) for (const other of seen) { const r = this.radius(other, scale) - 1; if (r > 2) room.take(px[other] - r, py[other] - r, 2 * r, 2 * r); }
        const text = short(this.name[n]), width = wide(text) * letters, r = this.radius(n, scale), x = Math.max(width / 2 + 4, Math.min(w - width / 2 - 4, px[n]));
        const top = [py[n] + r + 3, py[n] - r - letters * 1.3].find(y => room.free(x - width / 2, y, width, high));
        if (top === undefined) return;
        room.take(x - width / 2 - GAP, top - GAP / 2, width + 2 * GAP, high + GAP);
        p.font = `${n === selected || this.styles[this.kind[n]][2] ? "bold " : ""}${letters}px ${FONT}`;
        p.strokeText(text, x, top);
        p.fillText(text, x, top);
      });
    }
  };
})();
