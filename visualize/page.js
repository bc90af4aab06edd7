"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const TEXT = {
    search: ["搜索：中文、拼音、首字母、英文", "search: Chinese, pinyin, English"], all: ["全部文件", "all documents"], places: ["全部地区", "all places"], years: ["全部年份", "all years"], themes: ["全部主题", "all themes"],
    list: ["列表", "list"], listed: ["图中所有对象", "all that is drawn"], large: ["大字", "large"], own: ["打开这份文件自己的图", "open this plan's own graph"], times: ["共 %d 处，其一：", "%d in all, one of them:"],
    physics: ["自动排布", "arrange"], fit: ["全图", "whole graph"], close: ["关闭", "close"], copy: ["复制链接", "copy link"], copied: ["已复制", "copied"],
    only: ["只看相邻", "neighbours only"], none: ["没有找到", "nothing found"], item: ["条目", "item"], character: ["第 %d 字起", "from character %d"],
    said: ["原文", "as written"], other: ["EN", "中文"], legend: ["图例（点选可隐藏）", "legend (tick to show)"], more: ["其余 %d 条", "%d more"],
  };
  const MANY = 4000;  // edges, from which arrows are left out and edges hidden while zooming
  const SHOWN = 40;  // ties of one kind listed in the panel before “more”
  let language = (new URLSearchParams(location.hash.slice(1)).get("lang") === "en") ? 1 : 0;
  const say = (key, n) => TEXT[key][language].replace("%d", n);
  const byId = id => document.getElementById(id);
  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  data.nodes.forEach((node, n) => Object.assign(node, { about: data.about[n], label: undefined }));
  data.edges.forEach((edge, n) => { edge.id = "e" + n; [edge.relation, edge.count, ...edge.said] = data.ties[n]; });
  const nodes = new vis.DataSet(data.nodes.map(({ about, ...node }) => node));
  const edges = new vis.DataSet(data.edges.map(e => ({ id: e.id, from: e.from, to: e.to, ...(e.relation === "supports" ? { dashes: true } : {}), ...(e.count > 1 ? { width: Math.min(6, .7 + .6 * Math.log2(e.count)) } : {}) })));
  const node = Object.fromEntries(data.nodes.map(n => [n.id, n]));
  const keyToId = Object.fromEntries(data.nodes.map(n => [n.about.key, n.id]));
  const touching = {};
  for (const edge of data.edges) for (const end of [edge.from, edge.to]) (touching[end] = touching[end] || []).push(edge);

  const hidden = new Set();
  const chosen = { document: "", place: "", year: "", theme: "" };
  let allowed = null, themed = null, around = null;
  const visible = n => !hidden.has(n.kind) && (!allowed || n.about.documents.some(d => allowed.has(d))) && (!themed || themed.has(n.id)) && (!around || around.has(n.id));
  function choose() {
    const { document: only, place, year, theme } = chosen;
    const fits = ([id, [, p, y]]) => (!only || id === only) && (!place || p === place) && (!year || y === year);
    allowed = only || place || year ? new Set(Object.entries(data.documents).filter(fits).map(([id]) => id)) : null;
    themed = theme ? new Set(data.nodes.filter(n => n.about.theme === theme).flatMap(n => [n.id, ...(touching[n.id] || []).flatMap(e => [e.from, e.to])])) : null;
    filter();
    const shown = data.nodes.filter(visible).map(n => n.id);
    if (shown.length) network.fit({ nodes: shown });
  }
  // vis.js works out fonts for each node and edge, a third of its start; labels are ours, so one answer serves all.
  const trial = new vis.Network(make("div"), { nodes: [{ id: 1 }], edges: [] }, { physics: false });
  const label = Object.getPrototypeOf(trial.body.nodes[1].labelModule), fonts = label.propagateFonts;
  let known = null;
  label.propagateFonts = function (pile) { if (known) this.fontOptions = known; else { fonts.call(this, pile); known = this.fontOptions; } };
  trial.destroy();
  const network = new vis.Network(byId("graph"), { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { borderWidth: 1, borderWidthSelected: 3 },
    edges: { smooth: false, color: { color: "#b3bcc6", highlight: "#0072B2" }, width: .7, ...(data.edges.length > MANY ? {} : { arrows: { to: { enabled: true, scaleFactor: .35 } } }) },
    interaction: { hideEdgesOnDrag: true, hideEdgesOnZoom: data.edges.length > MANY, tooltipDelay: 1e9, keyboard: { bindToWindow: false } },
  });
  window.policyGraph = network;

  // Labels: the largest nodes first, each only where none stands yet, in the same size at every zoom.
  let LABEL = 14;
  const LONGEST = 22;
  const byWeight = data.nodes.map((n, order) => ({ n, order })).sort((a, b) => b.n.size - a.n.size || a.order - b.order).map(x => x.n);
  const short = text => text.length > LONGEST ? text.slice(0, LONGEST - 1) + "…" : text;
  network.on("afterDrawing", context => {
    const scale = network.getScale(), size = LABEL / scale, taken = new Map(), cell = 120 / scale;
    const view = byId("graph").getBoundingClientRect(), from = network.DOMtoCanvas({ x: 0, y: 0 }), to = network.DOMtoCanvas({ x: view.width, y: view.height });
    const picked = network.getSelectedNodes()[0], near = picked ? new Set(network.getConnectedNodes(picked)) : null;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    const first = picked ? [node[picked], ...byWeight.filter(n => near.has(n.id)), ...byWeight.filter(n => n.id !== picked && !near.has(n.id))] : byWeight;
    // Takes the room for a label whose upper edge is at `top`; null where another stands in it.
    const free = (x, half, top) => {
      const box = [x - half, top, x + half, top + size * 1.25], cells = [];
      for (let i = Math.floor(box[0] / cell); i <= Math.floor(box[2] / cell); i++)
        for (let j = Math.floor(box[1] / cell); j <= Math.floor(box[3] / cell); j++) cells.push(i + "," + j);
      if (cells.some(c => (taken.get(c) || []).some(o => o[0] < box[2] && box[0] < o[2] && o[1] < box[3] && box[1] < o[3]))) return null;
      for (const c of cells) taken.set(c, [...(taken.get(c) || []), box]);
      return top;
    };
    for (const n of first) {
      if (!visible(n)) continue;
      const { x, y } = network.body.nodes[n.id];
      if (x < from.x || x > to.x || y < from.y || y > to.y) continue;
      const text = short(n.about.name), half = text.length * size / 2;
      const top = free(x, half, y + n.size + 3 / scale) ?? free(x, half, y - n.size - size * 1.3);
      if (top === null) continue;
      context.font = `${n.kind === "document" || n.id === picked ? "bold " : ""}${size}px "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif`;
      context.strokeStyle = "#fff";
      context.lineWidth = 4 / scale;
      context.strokeText(text, x, top);
      context.fillStyle = "#111";
      context.fillText(text, x, top);
    }
  });
  network.once("afterDrawing", () => document.body.dataset.drawn = data.nodes.length);

  const filter = () => nodes.update(data.nodes.map(n => ({ id: n.id, hidden: !visible(n) })));

  function legend() {
    const box = byId("legend");
    box.replaceChildren(make("legend", say("legend")));
    for (const [kind, [zh, en, colour, shape]] of Object.entries(data.styles)) {
      const label = make("label"), tick = make("input", undefined, { type: "checkbox" });
      tick.checked = !hidden.has(kind);
      tick.addEventListener("change", () => { tick.checked ? hidden.delete(kind) : hidden.add(kind); filter(); });
      label.append(tick, sign(shape, colour), make("span", [zh, en][language]), make("span", data.nodes.filter(n => n.kind === kind).length, { class: "count" }));
      box.append(label);
    }
  }
  function sign(shape, colour) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    const d = { square: "M2 2h12v12H2z", triangle: "M8 1l7 13H1z", diamond: "M8 1l7 7-7 7-7-7z", dot: "M8 2a6 6 0 1 0 .01 0z" }[shape];
    svg.setAttribute("width", 16); svg.setAttribute("height", 16); path.setAttribute("d", d); path.setAttribute("fill", colour);
    svg.append(path);
    return svg;
  }

  function open(id, move = true) {
    const about = node[id].about, panel = byId("panel");
    panel.replaceChildren();
    panel.hidden = false;
    const style = data.styles[node[id].kind];
    panel.append(make("div", style[language], { class: "where" }), make("h2", about.name), tools(id));
    const facts = make("dl");
    for (const [zh, en, value] of about.facts) facts.append(make("dt", [zh, en][language]), make("dd", value));
    panel.append(facts);
    if (about.page) panel.append(make("a", say("own"), { href: about.page }));
    if (about.said) { panel.append(make("h3", say("said"))); panel.append(sentence(...about.said)); }
    const groups = {};
    for (const edge of touching[id] || []) {
      const relation = data.relations[edge.relation], from = edge.from === id;
      const title = relation[(from ? 0 : 2) + language];
      (groups[title] = groups[title] || []).push([from ? edge.to : edge.from, edge]);
    }
    for (const [title, ties] of Object.entries(groups)) panel.append(make("h3", `${title}（${ties.length}）`), list(ties));
    network.selectNodes([id]);
    if (move) network.focus(id, { scale: Math.max(network.getScale(), .9) });
    history.replaceState(null, "", "#" + new URLSearchParams({ node: about.key, ...(language ? { lang: "en" } : {}) }));
  }
  function list(ties) {
    const all = make("ul");
    const add = part => { for (const [other, edge] of part) {
      const row = make("li"), go = make("button", node[other].about.name, { class: "go", type: "button" });
      go.addEventListener("click", () => open(other));
      row.append(go, ...(edge.count > 1 ? [make("span", " " + say("times", edge.count), { class: "where" })] : []), sentence(...edge.said));
      all.append(row);
    } };
    add(ties.slice(0, SHOWN));
    if (ties.length > SHOWN) {
      const row = make("li"), more = make("button", say("more", ties.length - SHOWN), { type: "button" });
      more.addEventListener("click", () => { row.remove(); add(ties.slice(SHOWN)); });
      row.append(more);
      all.append(row);
    }
    return all;
  }
  function sentence(documentId, item, quote, start, before, after) {
    const box = make("div"), words = make("blockquote");
    words.append(before, make("mark", quote), after);
    const where = `${(data.documents[documentId] || [documentId])[0]}${item ? " · " + say("item") + " " + item.slice(1) : ""} · ${say("character", start)}`;
    box.append(words, make("div", where, { class: "where" }));
    return box;
  }
  function tools(id) {
    const bar = make("div", undefined, { class: "tools" });
    const near = make("button", say("only"), { type: "button", "aria-pressed": around !== null });
    near.addEventListener("click", () => {
      around = around ? null : new Set([id, ...(touching[id] || []).flatMap(e => [e.from, e.to])]);
      filter(); open(id); network.fit({ nodes: around ? [...around] : undefined });
    });
    const copy = make("button", say("copy"), { type: "button" });
    copy.addEventListener("click", async () => { try { await navigator.clipboard.writeText(location.href); copy.textContent = say("copied"); } catch { prompt(say("copy"), location.href); } });
    const close = make("button", say("close"), { type: "button" });
    close.addEventListener("click", () => { byId("panel").hidden = true; around = null; filter(); });
    bar.append(near, copy, close);
    return bar;
  }

  function menu(name, any, options) {
    const select = byId(name);
    select.replaceChildren(make("option", say(any), { value: "" }), ...options.map(([value, text]) => make("option", text, { value })));
    select.value = chosen[name];
    select.hidden = options.length < 2;
    select.setAttribute("aria-label", say(any));
  }
  function listAll() {
    const panel = byId("panel"), close = make("button", say("close"), { type: "button" });
    close.addEventListener("click", () => { panel.hidden = true; });
    panel.replaceChildren(make("h2", say("listed")), close);
    for (const kind of Object.keys(data.styles)) {
      const found = byWeight.filter(n => n.kind === kind && visible(n));
      if (found.length) panel.append(make("h3", `${data.styles[kind][language]}（${found.length}）`), named(found));
    }
    panel.hidden = false;
    close.focus();
  }
  function named(found) {
    const all = make("ul");
    const add = part => { for (const n of part) {
      const row = make("li"), go = make("button", n.about.name, { class: "go", type: "button" });
      go.addEventListener("click", () => open(n.id));
      row.append(go);
      all.append(row);
    } };
    const page = from => {
      add(found.slice(from, from + SHOWN));
      if (found.length <= from + SHOWN) return;
      const row = make("li"), more = make("button", say("more", found.length - from - SHOWN), { type: "button" });
      more.addEventListener("click", () => { row.remove(); page(from + SHOWN); });
      row.append(more);
      all.append(row);
    };
    page(0);
    return all;
  }

  function search() {
    const words = byId("search").value.trim().toLowerCase(), box = byId("found");
    box.replaceChildren();
    box.hidden = !words;
    if (!words) return;
    const found = data.nodes.filter(n => n.about.name.toLowerCase().includes(words) || (n.about.keys && n.about.keys.includes(words))).sort((a, b) => a.about.name.length - b.about.name.length || b.size - a.size).slice(0, 30);
    for (const n of found) {
      const row = make("li"), go = make("button", `${n.about.name}　${data.styles[n.kind][language]}`, { type: "button", role: "option" });
      go.addEventListener("click", () => { box.hidden = true; open(n.id); });
      row.append(go);
      box.append(row);
    }
    if (!found.length) box.append(make("li", say("none")));
  }

  function words() {
    document.documentElement.lang = ["zh-CN", "en"][language];
    byId("title").textContent = data.title[language];
    byId("search").placeholder = say("search");
    byId("search").setAttribute("aria-label", say("search"));
    byId("physics").textContent = say("physics");
    byId("fit").textContent = say("fit");
    byId("language").textContent = say("other");
    byId("left-out").textContent = data.leftOut[language];
    byId("left-out").hidden = !data.leftOut[0];
    byId("large").textContent = say("large");
    byId("list").textContent = say("list");
    byId("links").replaceChildren(...data.links.map(([address, zh, en]) => make("a", [zh, en][language], { href: address })));
    const every = Object.entries(data.documents), values = at => [...new Set(every.map(([, d]) => d[at]).filter(Boolean))].sort().map(v => [v, v]);
    menu("document", "all", every.map(([id, [title]]) => [id, title]));
    menu("place", "places", values(1));
    menu("year", "years", values(2));
    menu("theme", "themes", data.themes.map(([key, ...names]) => [key, names[language]]));
    legend();
  }

  byId("search").addEventListener("input", search);
  byId("search").addEventListener("keydown", e => {
    if (e.key === "Enter" || e.key === "ArrowDown") { const first = byId("found").querySelector("button"); if (first) { e.preventDefault(); e.key === "Enter" ? first.click() : first.focus(); } }
    if (e.key === "Escape") byId("found").hidden = true;
  });
  for (const name of Object.keys(chosen)) byId(name).addEventListener("change", e => { chosen[name] = e.target.value; choose(); });
  byId("list").addEventListener("click", listAll);
  byId("large").addEventListener("click", e => {
    const on = document.body.classList.toggle("large");
    e.target.setAttribute("aria-pressed", on);
    LABEL = on ? 22 : 14;
    network.redraw();
  });
  byId("fit").addEventListener("click", () => network.fit());
  byId("physics").addEventListener("click", e => {
    const on = e.target.getAttribute("aria-pressed") !== "true";
    e.target.setAttribute("aria-pressed", on);
    network.setOptions({ physics: on ? { enabled: true, solver: "forceAtlas2Based" } : false });
  });
  byId("language").addEventListener("click", () => {
    language = 1 - language;
    words();
    const shown = network.getSelectedNodes()[0];
    if (shown && !byId("panel").hidden) open(shown, false);
  });
  document.addEventListener("keydown", e => { if (e.key === "Escape") { byId("panel").hidden = true; around = null; filter(); } });
  network.on("selectNode", e => open(e.nodes[0], false));
  words();
  const wanted = new URLSearchParams(location.hash.slice(1)).get("node");
  if (wanted && keyToId[wanted]) open(keyToId[wanted]);
})();
