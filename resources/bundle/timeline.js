// The timeline of a hand-over bundle: pans and zooms between drawn levels, and shows what the sources say.
// All texts come from the block of data and are put in as text, never as markup. Nothing is fetched.
"use strict";
(() => {
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const scroller = document.querySelector(".scroller");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const state = { lang: root.dataset.lang, level: 0, scale: 1, event: null, trail: [] };

  // Words and elements

  const say = (both) => (Array.isArray(both) ? both[state.lang === "vi" ? 0 : 1] : both || "");
  const word = (key, values = {}) =>
    say(data.words[key]).replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  const el = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "click") made.addEventListener("click", value);
      else if (value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== "" && child !== null && child !== undefined));
    return made;
  };
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  // Zooming: a level is a picture; between two levels the nearer one is shown larger or smaller

  const levels = () => data.levels[state.lang] || [];
  const sections = () => [...document.querySelectorAll(`.level[data-l="${state.lang}"]`)];
  const names = () => parseFloat(getComputedStyle(root).getPropertyValue("--names")) || 124;
  const room = () => Math.max(scroller.clientWidth - names(), 50);
  const perPixel = () => levels()[state.level].per / state.scale;
  const farthest = () => {
    const level = levels()[0];
    return Math.max(level.per * level.width / room(), level.per);
  };
  const nearest = () => levels()[levels().length - 1].per / 2;
  let kept = { left: 0, seen: -1 }; // browsers round where they scroll to; zooming goes on from the exact place
  const left = () => (scroller.scrollLeft === kept.seen ? kept.left : scroller.scrollLeft);
  const minuteAt = (x) => levels()[state.level].start + (left() + x) * perPixel();

  function show(per, minute, x) {
    const all = levels();
    if (!all.length) return;
    per = Math.min(Math.max(per, nearest()), farthest());
    let best = 0;
    all.forEach((level, at) => {
      if (Math.abs(Math.log(level.per / per)) < Math.abs(Math.log(all[best].per / per)) - 1e-9) best = at;
    });
    const before = state.scale;
    const top = scroller.scrollTop / before;
    state.level = best;
    state.scale = all[best].per / per;
    document.querySelectorAll(".level").forEach((one) => {
      one.hidden = one.dataset.l !== state.lang || Number(one.dataset.level) !== best;
    });
    root.style.setProperty("--s", state.scale);
    const wanted = (minute - all[best].start) / per - x;
    scroller.scrollLeft = wanted;
    kept = { left: Math.abs(scroller.scrollLeft - wanted) < 1 ? wanted : scroller.scrollLeft, seen: scroller.scrollLeft };
    scroller.scrollTop = top * state.scale;
    $("in").disabled = per <= nearest() * 1.001;
    $("out").disabled = per >= farthest() * 0.999;
    mark();
  }

  let moving = 0;
  function zoom(factor, x = room() / 2, smooth = true) {
    if (!levels().length) return;
    const from = perPixel();
    const to = Math.min(Math.max(from / factor, nearest()), farthest());
    const minute = minuteAt(x);
    cancelAnimationFrame(moving);
    if (!smooth || still.matches) return show(to, minute, x);
    const begun = performance.now();
    const step = (now) => {
      const share = Math.min((now - begun) / 120, 1);
      show(from * (to / from) ** (1 - (1 - share) ** 2), minute, x);
      if (share < 1) moving = requestAnimationFrame(step);
    };
    moving = requestAnimationFrame(step);
  }

  const fit = () => levels().length && show(farthest(), levels()[0].start, 0);

  function open() {
    if (!levels().length) return;
    const wanted = (data.last - data.first) / room();
    const per = Math.min(wanted, levels()[0].per / 0.8);
    show(per, data.first, 0);
  }

  function reveal(event) {
    if (event.a === undefined || !levels().length) return;
    const middle = (event.a + event.z) / 2;
    if (event.z - event.a > room() * perPixel()) show((event.z - event.a) * 1.8 / room(), middle, room() / 3);
    const x = (middle - levels()[state.level].start) / perPixel() - scroller.scrollLeft;
    const mine = hits(event.at)[0];
    if (x < 20 || x > room() - 60) scroller.scrollLeft += x - room() / 2;
    if (!mine) return;
    const box = mine.getBoundingClientRect();
    const outer = scroller.getBoundingClientRect();
    const head = outer.top + 48;
    if (box.top < head) scroller.scrollTop -= head - box.top;
    else if (box.bottom > outer.bottom - 16) scroller.scrollTop += box.bottom - outer.bottom + 24;
  }

  const hits = (at) => [
    ...document.querySelectorAll(`.level:not([hidden]) .hit[data-e="${at}"]`),
    ...document.querySelectorAll(`.level:not([hidden]) .hit[data-e~="${at}"]:not(.lanes)`),
  ];

  function mark() {
    document.querySelectorAll(".hit.on").forEach((one) => one.classList.remove("on"));
    document.querySelectorAll(".events [aria-current]").forEach((one) => one.removeAttribute("aria-current"));
    const marks = [...document.querySelectorAll(".level:not([hidden]) .hit")];
    marks.forEach((one) => one.setAttribute("tabindex", "-1"));
    const mine = state.event === null ? [] : hits(state.event);
    mine.forEach((one) => one.classList.add("on"));
    const first = mine[0] || marks[0];
    if (first) first.setAttribute("tabindex", "0");
    const row = state.event === null ? null : $(`e${state.event}`);
    if (row) row.querySelector("a").setAttribute("aria-current", "true");
  }

  // Pointers, wheel and fingers

  let grip = null;
  let dragged = false;
  scroller.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    const box = scroller.getBoundingClientRect();
    if (event.clientX - box.left > scroller.clientWidth || event.clientY - box.top > scroller.clientHeight) return;
    grip = { x: event.clientX, y: event.clientY, left: scroller.scrollLeft, top: scroller.scrollTop };
  });
  addEventListener("pointermove", (event) => {
    if (!grip) return;
    const dx = event.clientX - grip.x;
    const dy = event.clientY - grip.y;
    if (!dragged && Math.hypot(dx, dy) < 5) return;
    dragged = true;
    scroller.classList.add("drags");
    scroller.scrollLeft = grip.left - dx;
    scroller.scrollTop = grip.top - dy;
  });
  const release = () => {
    grip = null;
    scroller.classList.remove("drags");
  };
  addEventListener("pointerup", release);
  addEventListener("pointercancel", release);
  scroller.addEventListener("dragstart", (event) => event.preventDefault());

  const across = (clientX) => clientX - scroller.getBoundingClientRect().left - names();
  scroller.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const notch = event.deltaMode === 1 ? event.deltaY * 33 : event.deltaY;
    zoom(1.2 ** (-Math.max(Math.min(notch, 200), -200) / 60), across(event.clientX), false);
  }, { passive: false });

  let pinch = null;
  const spread = (touches) => Math.hypot(touches[0].clientX - touches[1].clientX, touches[0].clientY - touches[1].clientY);
  const between = (touches) => across((touches[0].clientX + touches[1].clientX) / 2);
  scroller.addEventListener("touchstart", (event) => {
    if (event.touches.length !== 2 || !levels().length) return;
    event.preventDefault();
    const x = between(event.touches);
    pinch = { wide: Math.max(spread(event.touches), 1), per: perPixel(), minute: minuteAt(x) };
  }, { passive: false });
  scroller.addEventListener("touchmove", (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    show(pinch.per * pinch.wide / Math.max(spread(event.touches), 1), pinch.minute, between(event.touches));
  }, { passive: false });
  scroller.addEventListener("touchend", (event) => {
    if (event.touches.length < 2) pinch = null;
  });

  // Choosing

  document.addEventListener("click", (event) => {
    const row = event.target.closest(".events a");
    if (row) {
      event.preventDefault();
      choose(Number(row.dataset.e));
      return;
    }
    const hit = event.target.closest(".hit");
    if (!hit) return;
    event.preventDefault();
    if (dragged) return;
    const all = hit.dataset.e.split(" ").map(Number);
    if (hit.classList.contains("lanes")) near(all, event);
    else if (all.length === 1) choose(all[0]);
    else several(all);
  });

  function near(all, event) {
    const minute = minuteAt(across(event.clientX));
    const wide = 8 * perPixel();
    several(all.filter((at) => Math.abs((data.events[at].a + data.events[at].z) / 2 - minute) <= wide));
  }

  function several(all) {
    $("find").value = "";
    if (all.length) filter(all);
  }

  function choose(at, { away = false } = {}) {
    const event = data.events[at];
    if (!event) return;
    state.event = at;
    if (state.trail.length === 0 || state.trail[state.trail.length - 1].event !== at) state.trail = [{ event: at }];
    remember();
    mark();
    reveal(event);
    render();
    if (away) return;
    const heading = $("panel").querySelector("h2[tabindex]");
    if (heading) heading.focus({ preventScroll: true });
  }

  const sideways = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input");
    if (event.key === "Escape") return typing && $("find").value ? clear() : back();
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(data.ratio);
    else if (event.key === "-" || event.key === "_") zoom(1 / data.ratio);
    else if (event.key === "0") fit();
    else if (event.key === "/") {
      toList();
      $("find").focus();
    } else if (event.target.closest(".hit") && event.key in sideways) step(event.target.closest(".hit"), sideways[event.key]);
    else if (event.target.closest(".events") && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const rows = [...document.querySelectorAll(".events li:not([hidden]) a")];
      const next = rows[rows.indexOf(event.target) + sideways[event.key]];
      if (next) next.focus();
    } else return;
    event.preventDefault();
  });

  function step(hit, by) {
    const marks = [...document.querySelectorAll(".level:not([hidden]) .hit")];
    const first = (one) => Number(one.dataset.e.split(" ")[0]);
    marks.sort((one, other) => first(one) - first(other));
    const next = marks[marks.indexOf(hit) + by];
    if (!next) return;
    marks.forEach((one) => one.setAttribute("tabindex", "-1"));
    next.setAttribute("tabindex", "0");
    next.focus({ preventScroll: true });
    reveal(data.events[first(next)]);
  }

  // The list

  // What of an event is looked through: in both languages, whichever is shown.
  const spoken = (event) => [
    event.fold, event.short, event.d, (event.facts || []).map((fact) => fact[1]), (event.people || []).map((one) => one.slice(0, 2)),
  ].flat(4);

  function filter(only = null) {
    const wanted = fold($("find").value).split(/\s+/).filter(Boolean);
    const kept = only && new Set(only);
    let count = 0;
    data.events.forEach((event, at) => {
      if (event.folded === undefined) event.folded = fold(spoken(event).join(" "));
      const shown = kept ? kept.has(at) : wanted.every((part) => event.folded.includes(part));
      $(`e${at}`).hidden = !shown;
      count += shown;
    });
    $("none").hidden = count > 0 || data.events.length === 0;
    $("count").textContent = count === 1 ? word("found-one") : word("found", { n: count });
    $("all").hidden = !kept;
    if (kept) toList();
  }

  function clear() {
    $("find").value = "";
    filter();
  }

  // The panel: an event, or a text of a source

  const toList = () => {
    state.trail = [];
    render();
  };

  function back() {
    state.trail.pop();
    render();
    const top = state.trail[state.trail.length - 1];
    if (top) {
      state.event = top.event;
      mark();
    } else if (state.event !== null) $(`e${state.event}`).querySelector("a").focus({ preventScroll: true });
    remember();
  }

  const push = (view) => {
    state.trail.push(view);
    render();
    const heading = $("panel").querySelector("h2[tabindex]");
    if (heading) heading.focus({ preventScroll: true });
  };

  function render() {
    const view = state.trail[state.trail.length - 1];
    $("list").hidden = Boolean(view);
    $("panel").hidden = !view;
    if (!view) {
      const row = state.event !== null && document.querySelector(".events [aria-current]");
      if (row) row.scrollIntoView({ block: "nearest" });
      return;
    }
    const content = $("content");
    content.replaceChildren(...(view.text === undefined ? eventView(data.events[view.event]) : textView(view)));
    content.scrollTop = 0;
    $("back").textContent = `‹ ${state.trail.length > 1 ? word("back") : word("list")}`;
    const here = content.querySelector("mark.here");
    if (here) here.scrollIntoView({ block: "center" });
  }

  const jump = (at) =>
    el("button", { class: "link", type: "button", click: () => go(at) }, say(data.events[at].t));

  function go(at) {
    state.trail.push({ event: at });
    choose(at);
  }

  const heading = (key) => el("h3", {}, word(key));

  function eventView(event) {
    const made = [el("h2", { tabindex: "-1" }, say(event.t)), el("p", { class: "when" }, say(event.d))];
    const facts = el("dl");
    for (const [key, value] of event.facts || []) {
      if (say(value)) facts.append(el("dt", {}, say(key)), el("dd", {}, say(value)));
    }
    const links = [["part-of", event.up === undefined ? [] : [event.up]], ["parts", event.parts || []]];
    for (const [key, some] of links) {
      if (some.length) facts.append(el("dt", {}, word(key)), el("dd", {}, ...some.map((at) => el("div", {}, jump(at)))));
    }
    for (const [at, kind] of event.related || []) {
      facts.append(el("dt", {}, word("related")), el("dd", {}, `${say(kind)}: `, jump(at)));
    }
    made.push(facts);
    if (event.people) made.push(heading("participants"), el("ul", {}, ...event.people.map(person)));
    if (event.outcomes) made.push(heading("outcomes"), el("ul", {}, ...event.outcomes.map((one) => el("li", {}, say(one)))));
    if (event.passages) made.push(heading("passages"), el("ul", {}, ...event.passages.map((one, at) => passage(event, one, at))));
    made.push(heading("sources"));
    made.push(event.sources ? el("ul", {}, ...event.sources.map((at) => source(event, at))) : el("p", { class: "small" }, word("no-source")));
    return made;
  }

  function person([name, post, rest]) {
    const made = el("li", {}, el("span", { class: "who" }, say(name)));
    if (say(post)) made.append(", ", say(post));
    if (say(rest)) made.append(el("div", { class: "small" }, say(rest)));
    return made;
  }

  function passage(event, one, at) {
    const from = data.sources[one.s];
    const made = el("li");
    if (one.x === undefined) {
      made.append(el("span", {}, one.exact), el("div", { class: "small" }, `${from.label} · ${word(one.state)}`));
      return made;
    }
    const text = data.texts[one.x];
    const words = text.text.slice(one.a, one.z).replace(/\s+/g, " ");
    made.append(text.own
      ? el("blockquote", { class: "own", lang: text.lang }, `“${words}”`)
      : el("blockquote", {}, el("span", { class: "small" }, word("retold")), words));
    const place = `${from.label}, ${word("line", { n: one.line })}`;
    const button = el("button", { class: "link", type: "button", click: () => push({ event: event.at, text: one.x, passage: at }) }, place);
    made.append(el("div", { class: "small" }, button, ` · ${say(one.facts)}`, one.state ? ` · ${word(one.state)}` : ""));
    return made;
  }

  function source(event, at) {
    const one = data.sources[at];
    const made = el("li", {}, el("b", {}, one.label), " ", say(one.ref));
    for (const note of one.notes || []) made.append(el("div", { class: "small" }, say(note)));
    if (!one.texts.length) made.append(el("div", { class: "small" }, word("no-text")));
    for (const text of one.texts) {
      const label = `${word("read")} (${say(data.texts[text].kind).toLowerCase()})`;
      made.append(el("div", {}, el("button", { class: "link", type: "button", click: () => push({ event: event.at, text }) }, label)));
    }
    if (one.url) made.append(el("div", { class: "small" }, el("a", { href: one.url, rel: "noopener noreferrer", target: "_blank" }, one.url)));
    return made;
  }

  function textView(view) {
    const text = data.texts[view.text];
    const event = data.events[view.event];
    const from = data.sources.find((one) => one.texts.includes(view.text));
    const made = [
      el("h2", { tabindex: "-1" }, `${from.label} · ${say(text.kind)}`),
      el("p", { class: "small" }, say(from.ref)),
    ];
    if (!text.own) made.push(el("p", { class: "small" }, el("span", { class: "badge" }, say(text.kind)), " ", text.told ? word("retold-why") : ""));
    const spans = (event.passages || [])
      .map((one, at) => ({ ...one, at }))
      .filter((one) => one.x === view.text)
      .sort((one, other) => one.a - other.a);
    const article = el("div", { class: text.own ? "article own" : "article", lang: text.lang });
    let begin = 0;
    text.text.replace(/\n$/, "").split("\n").forEach((line, number) => {
      const end = begin + line.length;
      article.append(el("span", { class: "n", "aria-hidden": "true" }, String(number + 1)), lit(line, begin, end, spans, view.passage));
      begin = end + 1;
    });
    made.push(article);
    return made;
  }

  // One line of a text, with what supports the event marked; passages may overlap.
  function lit(line, begin, end, spans, chosen) {
    const made = el("p");
    const mine = spans.filter((one) => one.a < end && one.z > begin);
    const cuts = new Set([begin, end]);
    mine.forEach((one) => [one.a, one.z].forEach((at) => at > begin && at < end && cuts.add(at)));
    const places = [...cuts].sort((one, other) => one - other);
    places.slice(0, -1).forEach((from, at) => {
      const words = line.slice(from - begin, places[at + 1] - begin);
      const over = mine.filter((one) => one.a < places[at + 1] && one.z > from);
      if (!over.length) return made.append(words);
      const here = over.some((one) => one.at === chosen);
      made.append(el("mark", { class: here ? "here" : undefined, title: over.map((one) => say(one.facts)).join("; ") }, words));
    });
    return made;
  }

  // Language, and what the address says

  function speak(lang) {
    const minute = levels().length ? minuteAt(room() / 2) : 0;
    const per = levels().length ? perPixel() : 1;
    state.lang = lang;
    root.dataset.lang = root.lang = lang;
    document.title = say(data.title);
    document.querySelectorAll("[data-speak]").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.speak === lang)));
    document.querySelectorAll("[data-label]").forEach((one) => {
      const words = word(one.dataset.label);
      one.setAttribute("aria-label", words);
      if (one.matches("button")) one.title = words;
      if (one.matches("input")) one.placeholder = word("search-hint");
    });
    show(per, minute, room() / 2);
    filter();
    render();
    remember();
  }

  function remember() {
    const said = new URLSearchParams();
    if (state.trail.length && state.event !== null) said.set("event", data.events[state.event].id);
    if (state.lang !== data.lang) said.set("lang", state.lang);
    try {
      history.replaceState(null, "", String(said) ? `#${said}` : location.pathname + location.search);
    } catch {
      // some browsers keep the address of a file as it is
    }
  }

  function follow() {
    const said = new URLSearchParams(location.hash.slice(1));
    const lang = said.get("lang");
    const at = data.events.findIndex((event) => event.id === said.get("event"));
    const query = said.get("q");
    if ((lang === "vi" || lang === "en") && lang !== state.lang) speak(lang);
    if (at >= 0) choose(at, { away: true });
    if (query !== null) {
      toList();
      $("find").value = query;
      filter();
    }
  }

  data.events.forEach((event, at) => { event.at = at; });
  $("in").addEventListener("click", () => zoom(data.ratio));
  $("out").addEventListener("click", () => zoom(1 / data.ratio));
  $("fit").addEventListener("click", fit);
  $("back").addEventListener("click", back);
  $("all").addEventListener("click", clear);
  $("find").addEventListener("input", () => filter());
  document.querySelectorAll("[data-speak]").forEach((one) => one.addEventListener("click", () => speak(one.dataset.speak)));
  addEventListener("hashchange", follow);
  addEventListener("resize", () => levels().length && show(perPixel(), minuteAt(0), 0));
  root.classList.add("scripted");
  const asked = location.hash;
  speak(state.lang);
  open();
  if (asked) {
    try {
      history.replaceState(null, "", asked);
    } catch {
      // as above
    }
    follow();
  }
})();
