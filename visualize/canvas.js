"use strict";
// The picture of every page: places in typed arrays, a camera, painting in slices so that the browser is never held up.
const GraphCanvas = (() => {
  const REST = 120;  // ms without movement after which a large picture is painted anew; until then its image moves
  const FRAME = 40;  // pixels around a whole graph
  // Without the hint a browser may paint on a graphics card; where there is none, 60,000 lines take it seconds (8.5 s seen, against 0.2 s).
  const paper = canvas => canvas.getContext("2d", { alpha: false, willReadFrequently: true });

  return class extends Painter {
    /** `nodes` is {x, y, size, kind, name}, `edges` {from, to, width, dashed}, each a column; `styles` the [colour, shape, bold] of each kind. */
    constructor(box, nodes, edges, styles) {
      super();
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
      this.measure();  // a panel that has just opened takes room
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
  };
})();
