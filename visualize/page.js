"use strict";
(() => {
  const byId = id => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const TEXT = {
    search: ["搜索：中文、拼音、首字母、英文", "search: Chinese, pinyin, English"], all: ["全部文件", "all documents"], places: ["全部地区", "all places"], years: ["全部年份", "all years"], themes: ["全部主题", "all themes"],
    list: ["列表", "list"], listed: ["图中所有对象", "all that is drawn"], elsewhere: ["画在别的页面上", "drawn on other pages"], large: ["大字", "large"], own: ["打开这份文件自己的图", "open this plan's own graph"], inside: ["进入这个群落", "go into this community"], times: ["共 %d 处，其一：", "%d in all, one of them:"],
    physics: ["自动排布", "arrange"], fit: ["全图", "whole graph"], close: ["关闭", "close"], copy: ["复制链接", "copy link"], copied: ["已复制", "copied"],
    only: ["只看相邻", "neighbours only"], expand: ["展开", "expand"], none: ["没有找到", "nothing found"], item: ["条目", "item"], character: ["第 %d 字起", "from character %d"],
    said: ["原文", "as written"], other: ["EN", "中文"], legend: ["图例（可隐藏）", "legend (can hide)"], more: ["其余 %d 条", "%d more"], graph: ["图：方向键移动，+ − 缩放，0 看全图", "graph: arrows move, + − zoom, 0 shows all"],
    crowded: ["视野内有 %d 个对象，太多，无法排布：请先放大或筛选", "%d things are in view, too many to arrange: zoom in or filter first"],
  };
  const MOST_ARRANGED = 1500;
  let language = (new URLSearchParams(location.hash.slice(1)).get("lang") === "en") ? 1 : 0;
  const say = (key, n) => TEXT[key][language].replace("%d", n);

  const { nodes, edges } = data, count = nodes.x.length;
  const hidden = new Set(), chosen = { document: "", place: "", year: "", theme: "" };
  const counts = data.kinds.map(() => 0);
  for (const kind of nodes.kind) counts[kind]++;
  words();  // before the picture, which takes the room they leave

  const supports = data.relations.findIndex(([key]) => key === "supports");
  const canvas = new GraphCanvas(byId("graph"), nodes, {
    from: edges.from, to: edges.to, dashed: edges.relation.map(r => r === supports), width: edges.count.map(n => n > 1 ? Math.min(6, .7 + .6 * Math.log2(n)) : .7),
  }, data.kinds.map(([key, , , colour, shape]) => [colour, shape, key === "document" || key === "community"]));

  // Facts, quotes and search keys are most of the file: read when first needed, or when the browser is idle.
  const once = work => { let made; return () => made ??= work(); };
  const told = once(() => JSON.parse(byId("told").textContent));
  const ties = once(() => {
    const all = Array.from({ length: count }, () => []);
    edges.from.forEach((a, e) => { all[a].push(e); if (edges.to[e] !== a) all[edges.to[e]].push(e); });
    return all;
  });
  const touching = n => ties()[n];
  const neighbours = n => new Set(touching(n).flatMap(e => [edges.from[e], edges.to[e]]));

  /** An address with the node to open there, in the language chosen. */
  function link(address, key) {
    const hash = new URLSearchParams({ ...(key ? { node: key } : {}), ...(language ? { lang: "en" } : {}) }).toString();
    return address + (hash ? "#" + hash : "");
  }

  // ---------------------------------------------------------------- what is shown
  let allowed = null, themed = null, around = null;
  function filter() {
    for (let n = 0; n < count; n++) canvas.shown[n] = !hidden.has(nodes.kind[n]) && (!allowed || told().about[n].documents.some(d => allowed.has(d))) && (!themed || themed.has(n)) && (!around || around.has(n)) ? 1 : 0;
    canvas.draw();
  }
  const shown = () => canvas.byWeight.filter(n => canvas.shown[n]);
  function choose() {
    const { document: only, place, year, theme } = chosen;
    allowed = only || place || year ? new Set(data.documents.flatMap(([id, , p, y], d) => (!only || id === only) && (!place || p === place) && (!year || y === year) ? [d] : [])) : null;
    themed = theme ? new Set(told().about.flatMap((about, n) => about.theme === theme ? [n, ...neighbours(n)] : [])) : null;
    filter();
    canvas.fit();
  }
  /** Shows a node and its neighbours alone, with those of `known` too; everything again when there is no node. */
  function onlyAround(n, known = []) {
    if (n === null && !around) return;
    around = n === null ? null : new Set([n, ...neighbours(n), ...known]);
    filter();
    canvas.fit();
  }
  function select(n, move) {
    canvas.selected = n;
    canvas.near = n < 0 ? new Set() : neighbours(n).add(n);
    if (move && n >= 0) canvas.fit([...canvas.near].filter(one => canvas.shown[one]));
    canvas.draw();
  }

  const page = { data, say, told, link, touching, shown, onlyAround, select, panel: byId("panel"), around: () => around, language: () => language };
  const panel = panelOf(page);
  window.policyGraph = { canvas, shown: () => shown().length };

  // ---------------------------------------------------------------- arranging
  const library = once(() => new Promise((ready, failed) => {
    const held = byId("vis"), script = make("script");
    script.addEventListener("load", ready);
    script.addEventListener("error", failed);
    if (held.dataset.from) script.src = held.dataset.from;
    else script.textContent = held.textContent;  // its hash is in the content security policy
    document.head.append(script);
    if (!held.dataset.from) ready();
  }));
  const arrange = arranger(canvas, edges, library);
  byId("physics").addEventListener("click", e => {
    const on = e.target.getAttribute("aria-pressed") !== "true", some = on ? canvas.inView() : [], crowded = some.length > MOST_ARRANGED;
    tell(crowded ? say("crowded", some.length) : "");
    if (crowded) return;
    e.target.setAttribute("aria-pressed", on);
    arrange.run(some);
  });
  const tell = text => { byId("told-now").textContent = text; byId("told-now").hidden = !text; };

  // ---------------------------------------------------------------- legend, search, menus
  function legend() {
    byId("legend").replaceChildren(make("legend", say("legend")), ...data.kinds.flatMap((kind, k) => {
      if (!counts[k]) return [];
      const label = make("label"), tick = make("input", undefined, { type: "checkbox" });
      tick.checked = !hidden.has(k);
      tick.addEventListener("change", () => { tick.checked ? hidden.delete(k) : hidden.add(k); filter(); });
      label.append(tick, sign(kind[4], kind[3]), make("span", kind[1 + language]), make("span", counts[k].toLocaleString("en"), { class: "count" }));
      return label;
    }));
  }
  function sign(shape, colour) {
    const [svg, path] = ["svg", "path"].map(name => document.createElementNS("http://www.w3.org/2000/svg", name));
    const d = { square: "M2 2h12v12H2z", triangle: "M8 1l7 13H1z", diamond: "M8 1l7 7-7 7-7-7z", dot: "M8 2a6 6 0 1 0 .01 0z", hexagon: "M15 8l-3.5 6h-7L1 8l3.5-6h7z" }[shape];
    for (const [name, value] of [["width", 16], ["height", 16]]) svg.setAttribute(name, value);
    path.setAttribute("d", d);
    path.setAttribute("fill", colour);
    svg.append(path);
    return svg;
  }
  function search() {
    const words = byId("search").value.trim().toLowerCase(), box = byId("found"), { about, elsewhere } = told();
    box.replaceChildren();
    box.hidden = !words;
    if (!words) return;
    const fits = (name, keys) => name.toLowerCase().includes(words) || (keys && keys.includes(words));
    const found = canvas.byWeight.filter(n => fits(nodes.name[n], about[n].keys)).sort((a, b) => nodes.name[a].length - nodes.name[b].length || nodes.size[b] - nodes.size[a]).slice(0, 30);
    for (const n of found) {
      const row = make("li");
      row.append(button(`${nodes.name[n]}　${data.kinds[nodes.kind[n]][1 + language]}`, () => { box.hidden = true; panel.open(n); }, { role: "option" }));
      box.append(row);
    }
    const others = elsewhere.filter(([name, , , , , keys]) => fits(name, keys)).sort((a, b) => a[0].length - b[0].length).slice(0, 30 - Math.min(found.length, 15));
    if (others.length) box.append(make("li", say("elsewhere"), { class: "where" }), ...others.map(one => {
      const row = panel.leading(one);
      row.append(make("span", `　${data.kinds[one[1]][1 + language]}`, { class: "where" }));
      return row;
    }));
    if (!found.length && !others.length) box.append(make("li", say("none")));
  }
  function menu(name, any, options) {
    const select = byId(name);
    select.replaceChildren(make("option", say(any), { value: "" }), ...options.map(([value, text]) => make("option", text, { value })));
    select.value = chosen[name];
    select.hidden = options.length < 2;
    select.setAttribute("aria-label", say(any));
  }
  function words() {
    document.documentElement.lang = ["zh-CN", "en"][language];
    byId("title").textContent = document.title = data.title[language];
    byId("search").placeholder = say("search");
    byId("search").setAttribute("aria-label", say("search"));
    byId("graph").setAttribute("aria-label", say("graph"));
    for (const name of ["physics", "fit", "large", "list"]) byId(name).textContent = say(name);
    byId("language").textContent = say("other");
    byId("left-out").textContent = data.leftOut[language];
    byId("left-out").hidden = !data.leftOut[0];
    byId("links").replaceChildren(...data.links.map(([address, zh, en]) => make("a", [zh, en][language], { href: link(address) })));
    const values = at => [...new Set(data.documents.map(one => one[at]).filter(Boolean))].sort().map(v => [v, v]);
    menu("document", "all", data.documents.map(([id, title]) => [id, title]));
    menu("place", "places", values(2));
    menu("year", "years", values(3));
    menu("theme", "themes", data.themes.map(([key, ...names]) => [key, names[language]]));
    legend();
  }

  // ---------------------------------------------------------------- wiring
  giveHands(canvas, byId("graph"), {
    onPick: n => panel.open(n, false),
    onDrag: n => arrange.hold(n),
    onHover: (n, x, y) => {
      const hint = byId("hint");
      hint.hidden = n < 0;
      if (n < 0) return;
      hint.textContent = nodes.name[n];
      hint.style.left = Math.min(x + 14, Math.max(0, byId("graph").clientWidth - hint.offsetWidth - 4)) + "px";
      hint.style.top = y + 18 + "px";
    },
  });
  byId("search").addEventListener("input", search);
  byId("search").addEventListener("keydown", e => {
    const first = byId("found").querySelector("button, a");
    if ((e.key === "Enter" || e.key === "ArrowDown") && first) { e.preventDefault(); e.key === "Enter" ? first.click() : first.focus(); }
    if (e.key === "Escape") byId("found").hidden = true;
  });
  for (const name of Object.keys(chosen)) byId(name).addEventListener("change", e => { chosen[name] = e.target.value; choose(); });
  byId("list").addEventListener("click", panel.list);
  byId("large").addEventListener("click", e => {
    const on = document.body.classList.toggle("large");
    e.target.setAttribute("aria-pressed", on);
    canvas.letters = on ? 22 : 14;
    canvas.draw();
  });
  byId("fit").addEventListener("click", () => canvas.fit());
  byId("language").addEventListener("click", () => {
    language = 1 - language;
    words();
    if (canvas.selected >= 0 && !byId("panel").hidden) panel.open(canvas.selected, false);
  });
  document.addEventListener("keydown", e => { if (e.key === "Escape" && !byId("panel").hidden) panel.close(); });
  const wanted = new URLSearchParams(location.hash.slice(1)).get("node");
  if (wanted) goTo(wanted);
  else (window.requestIdleCallback || setTimeout)(told);
  function goTo(key) {
    const { about, elsewhere, pages } = told(), found = about.findIndex(one => one.key === key), other = elsewhere.find(one => one[3] === key);
    if (found >= 0) panel.open(found);
    else if (other) location.replace(link(pages[other[2]], key));
  }
})();
