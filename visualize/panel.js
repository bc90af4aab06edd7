"use strict";
// The side panel: what is known of one thing with the sentence behind it, or the list of all that is drawn.
const make = (tag, text, attributes = {}) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;  // text of documents is never markup
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const button = (text, press, attributes = {}) => {
  const made = make("button", text, { type: "button", ...attributes });
  made.addEventListener("click", press);
  return made;
};

function panelOf(page) {
  const SHOWN = 40;  // rows of one kind listed before “more”
  const { data, say, panel } = page;

  /** Rows of `some`, forty at a time. */
  function rows(some, row) {
    const all = make("ul");
    const from = start => {
      all.append(...some.slice(start, start + SHOWN).map(row));
      const left = some.length - start - SHOWN;
      if (left <= 0) return;
      const more = make("li");
      more.append(button(say("more", left), () => { more.remove(); from(start + SHOWN); }, { class: "more" }));
      all.append(more);
    };
    from(0);
    return all;
  }
  function sentence([document, item, quote, start, before, after]) {
    const box = make("div"), words = make("blockquote");
    words.append(before, make("mark", quote), after);
    box.append(words, make("div", `${data.documents[document][1]}${item ? " · " + say("item") + " " + item.slice(1) : ""} · ${say("character", start)}`, { class: "where" }));
    return box;
  }
  const go = n => button(data.nodes.name[n], () => open(n), { class: "go" });
  function tie([other, e]) {
    const row = make("li"), count = data.edges.count[e];
    row.append(go(other), ...(count > 1 ? [make("span", " " + say("times", count), { class: "where" })] : []), sentence(page.told().ties[e]));
    return row;
  }
  function listed(n) {
    const row = make("li");
    row.append(go(n));
    return row;
  }
  /** A row that leads to where another page draws something. */
  function leading([name, , at, key]) {
    const row = make("li");
    row.append(make("a", name, { href: page.link(page.told().pages[at], key) }));
    return row;
  }
  /** What stands inside a community, by kind. */
  function held(some) {
    return data.kinds.flatMap((kind, k) => {
      const found = some.filter(one => one[1] === k);
      return found.length ? [make("h3", `${kind[1 + page.language()]}（${found.length}）`), rows(found, leading)] : [];
    });
  }

  function tools(n, key) {
    const bar = make("div", undefined, { class: "tools" });
    bar.append(
      button(say("only"), () => { page.onlyAround(page.around() ? null : n); open(n, false); }, { "aria-pressed": page.around() !== null }),
      ...(page.around() ? [button(say("expand"), () => { page.onlyAround(n, page.around()); open(n, false); })] : []),
      button(say("copy"), async e => { try { await navigator.clipboard.writeText(location.href); e.target.textContent = say("copied"); } catch { prompt(say("copy"), location.href); } }),
      button(say("close"), close),
    );
    return bar;
  }

  /** Shows what is known of a node; `move` brings it into the middle. */
  function open(n, move = true) {
    const { key, facts, said, page: address } = page.told().about[n], groups = new Map();
    panel.replaceChildren(make("div", data.kinds[data.nodes.kind[n]][1 + page.language()], { class: "where" }), make("h2", data.nodes.name[n]), tools(n, key));
    panel.hidden = false;
    panel.scrollTop = 0;
    if (facts.length) {
      const list = make("dl");
      for (const fact of facts) list.append(make("dt", fact[page.language()]), make("dd", fact[2]));
      panel.append(list);
    }
    if (address) panel.append(make("a", say(data.kinds[data.nodes.kind[n]][0] === "community" ? "inside" : "own"), { href: page.link(address), class: "own" }));
    if (said) panel.append(make("h3", say("said")), sentence(said));
    for (const e of page.touching(n)) {
      const { from, to, relation } = data.edges, starts = from[e] === n, title = data.relations[relation[e]][1 + (starts ? 0 : 2) + page.language()];
      if (!groups.has(title)) groups.set(title, []);
      groups.get(title).push([starts ? to[e] : from[e], e]);
    }
    for (const [title, ties] of groups) panel.append(make("h3", `${title}（${ties.length}）`), rows(ties, tie));
    panel.append(...held(page.told().elsewhere.filter(one => one[4] === n)));
    page.select(n, move);
    history.replaceState(null, "", "#" + new URLSearchParams({ node: key, ...(page.language() ? { lang: "en" } : {}) }));
  }
  /** Everything shown, by kind, and what is drawn on other pages. */
  function list() {
    const some = page.shown();
    panel.replaceChildren(make("h2", say("listed")), button(say("close"), close));
    data.kinds.forEach((kind, k) => {
      const found = some.filter(n => data.nodes.kind[n] === k);
      if (found.length) panel.append(make("h3", `${kind[1 + page.language()]}（${found.length}）`), rows(found, listed));
    });
    const elsewhere = page.told().elsewhere;
    if (elsewhere.length) panel.append(make("h2", say("elsewhere")), ...held(elsewhere));
    panel.hidden = false;
    panel.querySelector("button").focus();
  }
  function close() {
    panel.hidden = true;
    page.onlyAround(null);
    page.select(-1, false);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return { open, list, close, leading };
}
