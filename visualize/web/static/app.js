"use strict";
// Everything can be read without this script; it colours the query editor, sends it with Ctrl-Enter, and submits filters when changed.
(() => {
  const box = document.querySelector(".code"), area = document.getElementById("sparql");
  const TOKEN = /(#[^\n]*)|("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(<[^<>"{}|^`\\\s]*>)|([?$]\w+)|(?:[\w-]*:[\w./-]*)|\b(SELECT|ASK|CONSTRUCT|DESCRIBE|WHERE|FROM|NAMED|PREFIX|BASE|DISTINCT|REDUCED|OPTIONAL|UNION|MINUS|FILTER|BIND|VALUES|GRAPH|GROUP|ORDER|BY|HAVING|LIMIT|OFFSET|AS|IN|NOT|EXISTS|ASC|DESC|UNDEF|COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT|SEPARATOR|STR|LANG|CONTAINS|STRSTARTS|REGEX|BOUND|IF|COALESCE|a)\b/gi;
  const CLASSES = [null, "c", "s", "i", "v", "k"];
  if (box && area) {
    const shown = box.querySelector("pre");
    const colour = () => {
      const parts = [];
      let last = 0;
      for (const found of area.value.matchAll(TOKEN)) {
        const kind = found.findIndex((g, n) => n > 0 && g !== undefined), span = document.createElement("span");
        if (kind > 0) span.className = CLASSES[kind];
        span.textContent = found[0];
        parts.push(area.value.slice(last, found.index), span);
        last = found.index + found[0].length;
      }
      shown.replaceChildren(...parts, area.value.slice(last) + "\n");
      shown.scrollTop = area.scrollTop;
    };
    box.classList.add("live");
    area.addEventListener("input", colour);
    area.addEventListener("scroll", () => { shown.scrollTop = area.scrollTop; });
    area.addEventListener("keydown", e => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); area.form.requestSubmit(); } });
    area.form.addEventListener("submit", () => { if (area.value.length > 20000) area.form.method = "post"; });
    colour();
  }
  for (const form of document.querySelectorAll("form.filters:not(.ends)"))
    for (const select of form.querySelectorAll("select:not([required])")) select.addEventListener("change", () => form.requestSubmit());
  for (const form of document.querySelectorAll("form"))
    form.addEventListener("submit", () => { for (const field of form.querySelectorAll("input[name], select[name]")) if (!field.value && !field.required) field.disabled = true; });
  window.addEventListener("pageshow", () => { for (const field of document.querySelectorAll(":disabled")) field.disabled = false; });
  const at = document.getElementById("at");
  if (at && location.hash === "#at") window.addEventListener("load", () => at.scrollIntoView({ block: "center" }));
  const item = document.querySelector(".outline [aria-current]");
  if (item) { const aside = item.closest("aside"); aside.scrollTop = item.offsetTop - aside.clientHeight / 3; }
})();
