"use strict";
// Arranging on demand: the physics of vis-network moves the nodes in view, the painter shows where they go.
const arranger = (canvas, edges, library) => {
  let network = null, frame = 0, moving = [];

  function step() {
    let moved = false;
    for (const n of moving) {
      const { x, y } = network.body.nodes[n];
      moved ||= Math.abs(x - canvas.x[n]) + Math.abs(y - canvas.y[n]) > .1;
      [canvas.x[n], canvas.y[n]] = [x, y];
    }
    if (moved) canvas.draw();
    frame = requestAnimationFrame(step);
  }
  return {
    /** Starts with these nodes; ends with none. */
    async run(some) {
      cancelAnimationFrame(frame);
      if (network) network.destroy();
      network = null;
      moving = some;
      if (!some.length) return;
      await library();
      const taking = new Set(some), box = document.createElement("div");
      const nodes = some.map(n => ({ id: n, x: canvas.x[n], y: canvas.y[n], mass: 1 + canvas.size[n] / 12, hidden: true }));
      const ties = edges.from.map((a, e) => ({ from: a, to: edges.to[e], hidden: true })).filter(tie => taking.has(tie.from) && taking.has(tie.to));
      network = new vis.Network(box, { nodes, edges: ties }, {
        physics: { enabled: true, solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -160, springLength: 120 }, stabilization: false },
        layout: { improvedLayout: false }, edges: { smooth: false }, interaction: { dragView: false, zoomView: false },
      });
      step();
    },
    /** A node in the hand stays where the hand is; none is held at -1. */
    hold(n) {
      if (!network) return;
      for (const other of moving) network.body.nodes[other].options.fixed = { x: other === n, y: other === n };
      if (n >= 0 && network.body.nodes[n]) network.moveNode(n, canvas.x[n], canvas.y[n]);
    },
  };
};
