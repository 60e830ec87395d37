"use strict";
(() => {
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const docs = all(".doc");
  const cards = all(".card");
  const marks = all("a.mark");
  const chips = all(".chip");
  const number = (element) => element.id.slice(1);
  const cardOf = new Map(cards.map((card) => [number(card), card]));
  const marksOf = new Map();
  for (const mark of marks)
    for (const id of mark.dataset.f.split(" ")) (marksOf.get(id) ?? marksOf.set(id, []).get(id)).push(mark);
  const levels = ["critical", "major", "minor", "neutral"];
  let shown = cards;
  let current = null;

  // Theme: as the system has it, until somebody chooses.
  const kept = { get: () => { try { return localStorage.getItem("mtaudit-theme"); } catch { return null; } },
    set: (value) => { try { localStorage.setItem("mtaudit-theme", value); } catch { /* not allowed here */ } } };
  if (kept.get()) root.dataset.theme = kept.get();
  function turn() {
    const dark = (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    root.dataset.theme = dark ? "light" : "dark";
    kept.set(root.dataset.theme);
  }

  // Views: overview, one text, rules.
  function view(name, doc) {
    root.dataset.view = name;
    for (const other of docs) other.classList.toggle("on", other === doc);
  }
  function remember(hash, page) {
    if (location.hash === hash) return;
    if (page) history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
  }
  function overview() {
    unmark();
    view("overview");
    remember("#overview", true);
    scrollTo(0, 0);
    tell("Overview");
    place();
  }
  function open(doc) {
    unmark();
    view("text", doc);
    remember("#" + doc.id, true);
    scrollTo(0, 0);
    tell(doc.querySelector("h2").textContent);
    place();
  }
  const opened = () => (root.dataset.view === "text" ? docs.find((doc) => doc.classList.contains("on")) : null);

  // Findings.
  function unmark() {
    if (!current) return;
    current.classList.remove("on");
    current.closest(".doc").classList.remove("one");
    for (const mark of marksOf.get(number(current)) ?? []) mark.classList.remove("on");
    current = null;
  }
  function select(card, focus) {
    unmark();
    const doc = card.closest(".doc");
    const turned = opened() !== doc;
    if (turned) view("text", doc);
    current = card;
    card.classList.add("on");
    doc.classList.add("one");
    for (const other of all("details", doc)) other.open = other.parentElement === card;
    explain(card);
    const own = marksOf.get(number(card)) ?? [];
    for (const mark of own) mark.classList.add("on");
    remember("#" + card.id, turned);
    place();
    const panel = doc.querySelector(".panel");
    if (panel.scrollHeight > panel.clientHeight + 1)
      panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - 2;
    const goal = own[0] ?? card;
    if (focus === "card") card.querySelector("summary").focus({ preventScroll: true });
    else if (focus) (own[0] ?? card.querySelector("summary")).focus({ preventScroll: true });
    reveal(goal, panel);
    tell(`Finding ${shown.indexOf(card) + 1} of ${shown.length}: ${card.querySelector("summary").textContent.replace(/\s+/g, " ").trim()}`);
  }
  function reveal(goal, panel) {
    const box = goal.getBoundingClientRect();
    const low = getComputedStyle(panel).bottom === "0px" && panel.getBoundingClientRect().bottom >= innerHeight - 1 && !wide();
    const floor = low ? panel.getBoundingClientRect().top : innerHeight;
    const ceiling = document.querySelector(".top").offsetHeight;
    if (box.top < ceiling + 40 || box.bottom > floor - 40) scrollBy({ top: box.top - ceiling - (floor - ceiling) / 3 });
  }
  const wide = () => matchMedia("(min-width: 62rem)").matches;
  function explain(card) {
    const link = card.querySelector("a.rule");
    const rule = $(link.hash.slice(1)) ?? $(decodeURIComponent(link.hash.slice(1)));
    const told = rule?.querySelector(".docs");
    if (!told || card.querySelector(".docs")) return;
    const copy = told.cloneNode(true);
    (card.querySelector(".why") ?? card.querySelector(".meta")).before(copy);
    card.querySelector(".why")?.remove();
  }
  function step(by) {
    if (!shown.length) return;
    let at = current ? shown.indexOf(current) : -1;
    if (at < 0) {
      const doc = opened();
      const within = doc ? shown.findIndex((card) => doc.contains(card)) : 0;
      at = within < 0 ? 0 : by > 0 ? within : Math.max(0, within - 1);
    } else at = Math.min(shown.length - 1, Math.max(0, at + by));
    select(shown[at], true);
  }
  function turnPage(by) {
    const at = docs.indexOf(opened());
    const next = docs[at < 0 ? (by > 0 ? 0 : -1) : at + by];
    if (next) open(next);
  }
  function place() {
    const at = current ? shown.indexOf(current) + 1 : 0;
    $("position").textContent = `${at || "–"} of ${shown.length}`;
  }
  function tell(text) { $("said").textContent = text; }

  // Filters.
  function wanted(card) {
    const chip = chips.find((one) => one.dataset.level === card.dataset.level);
    return (!chip || chip.getAttribute("aria-pressed") === "true")
      && (!$("rule").value || $("rule").value === card.dataset.rule)
      && Number(card.dataset.sure) >= Number($("sure").value)
      && (!card.classList.contains("waived") || Boolean($("waived")?.checked));
  }
  function filter() {
    $("sure-shown").textContent = `${$("sure").value} %`;
    const kept = new Set();
    for (const card of cards) {
      const yes = wanted(card);
      card.hidden = !yes;
      card.classList.toggle("gone", !yes);
      if (yes) kept.add(number(card));
    }
    shown = cards.filter((card) => !card.hidden);
    for (const mark of marks) recolour(mark, mark.dataset.f.split(" ").filter((id) => kept.has(id)));
    for (const tag of all(".tag")) tag.classList.toggle("off", !kept.has(tag.dataset.f));
    if (current?.hidden) unmark();
    place();
  }
  function recolour(mark, ids) {
    mark.classList.toggle("off", !ids.length);
    mark.tabIndex = ids.length ? 0 : -1;
    mark.classList.remove(...levels, "waived");
    const open = ids.filter((id) => !cardOf.get(id).classList.contains("waived"));
    const rank = (id) => levels.indexOf(cardOf.get(id).dataset.level);
    const worst = (open.length ? open : ids).sort((a, b) => rank(a) - rank(b))[0];
    if (!worst) return;
    mark.classList.add(cardOf.get(worst).dataset.level);
    mark.classList.toggle("waived", !open.length);
    mark.hash = "#f" + worst;
    mark.setAttribute("aria-describedby", "t" + worst);
  }
  for (const chip of chips) chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
    filter();
  });
  $("beside").addEventListener("change", () => root.classList.toggle("beside", $("beside").checked));
  for (const id of ["rule", "sure", "waived"]) $(id)?.addEventListener("input", filter);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("reset", () => {
    for (const chip of chips) chip.setAttribute("aria-pressed", "true");
    setTimeout(() => { filter(); root.classList.remove("beside"); });
  });
  function fold() {
    $("filters").hidden = !$("filters").hidden;
    $("filter").setAttribute("aria-expanded", String(!$("filters").hidden));
    measure();
    if (!$("filters").hidden) $("rule").focus();
  }

  // The table of texts: sorted by a click, found by name.
  const body = $("texts").tBodies[0];
  all("thead th", $("texts")).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(head, column));
  });
  function sort(head, column) {
    const text = head.dataset.sort === "text";
    const up = head.ariaSort ? head.ariaSort === "descending" : text;
    for (const other of all("thead th", $("texts"))) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const key = (row) => {
      const cell = row.cells[column].textContent.trim();
      return text ? cell : cell === "·" ? 0 : cell === "" ? -Infinity : Number(cell.replaceAll(",", ""));
    };
    const rows = Array.from(body.rows, (row) => [key(row), row]);
    rows.sort(([a], [b]) => (text ? a.localeCompare(b) : a < b ? -1 : a > b ? 1 : 0) * (up ? 1 : -1));
    body.append(...rows.map(([, row]) => row));
  }
  $("find").addEventListener("input", () => {
    const words = $("find").value.toLowerCase();
    for (const row of body.rows) row.hidden = !row.cells[0].textContent.toLowerCase().includes(words);
  });

  // Clicks and keys.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const summary = event.target.closest(".card summary");
    if (link && follow(link.getAttribute("href"))) event.preventDefault();
    else if (summary && !summary.parentElement.open) { event.preventDefault(); select(summary.closest(".card"), "card"); }
  });
  function follow(hash) {
    const goal = $(decodeURIComponent(hash.slice(1)));
    if (hash === "#overview") overview();
    else if (goal?.matches(".doc")) open(goal);
    else if (goal?.matches(".card")) { if (!goal.hidden) select(goal, "mark"); }
    else if (/^#m\d+$/.test(hash) && cardOf.has(hash.slice(2))) select(cardOf.get(hash.slice(2)), "mark");
    else if (goal?.matches(".rule")) { unmark(); view("rules"); remember(hash, true); place(); goal.scrollIntoView(); }
    else if (hash === "#articles" && docs.length) { open(opened() ?? docs[0]); $("articles").focus(); }
    else return false;
    return true;
  }
  addEventListener("hashchange", () => follow(location.hash));
  function escape() {
    if (current && document.activeElement?.closest(".card")) select(current, "mark");
    else if (current) { const doc = opened(); unmark(); remember("#" + doc.id); document.activeElement?.blur(); place(); }
    else overview();
  }
  const keys = { j: () => step(1), k: () => step(-1), n: () => turnPage(1), p: () => turnPage(-1), o: overview, t: turn, f: fold,
    s: () => $("beside").click(), "?": () => $("keys").showModal(), Escape: escape };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open) return;
    if (event.key !== "Escape" && event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "Enter" && event.target.matches("a.mark") && current) {
      event.preventDefault();
      const id = event.target.dataset.f.split(" ").find((one) => cardOf.get(one) === current) ?? event.target.hash.slice(2);
      return select(cardOf.get(id), "card");
    }
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  $("previous").addEventListener("click", () => step(-1));
  $("next").addEventListener("click", () => step(1));
  $("theme").addEventListener("click", turn);
  $("help").addEventListener("click", () => $("keys").showModal());
  $("filter").addEventListener("click", fold);

  // On paper everything is open.
  addEventListener("beforeprint", () => all(".doc details").forEach((one) => { one.dataset.was = one.open; one.open = true; }));
  addEventListener("afterprint", () => all(".doc details").forEach((one) => { one.open = one.dataset.was === "true"; }));
  const measure = () => root.style.setProperty("--head", document.querySelector(".top").offsetHeight + "px");
  addEventListener("resize", measure);

  for (const element of all(".live")) element.hidden = false;
  if (!document.querySelector(".other")) document.querySelector(".beside").hidden = true;
  for (const one of all(".doc details")) one.open = false;
  filter();
  measure();
  if (!(location.hash && follow(location.hash))) {
    const first = docs.length === 1 && body.rows.length === 1 ? docs[0] : null;
    remember(first ? "#" + first.id : "#overview");
    if (first) open(first);
    else overview();
  }
})();
