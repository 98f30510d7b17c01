// The search of the static copy of a site (src/fieldpost/web/public/copy/index.py writes what it reads).
"use strict";
(() => {
  const root = new URL("../../", document.currentScript.src);
  const form = document.getElementById("copy-search");
  const asked = document.getElementById("copy-asked");
  const found = document.getElementById("copy-found");
  const heading = document.getElementById("copy-count");
  const list = found.querySelector("ol");
  const more = found.querySelector("button");
  const said = form.dataset;
  const PAGE = 20;
  const DAY = 86400000;
  const SNIPPET = 200;
  const BEFORE = 60;
  const files = new Map();
  const waiting = new Map();
  let turn = 0;

  // What the scripts of the index call with what they hold.
  globalThis.copyIndex = (name, value) => waiting.get(name)?.(value);

  function load(name) {
    if (!files.has(name)) {
      files.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        const fail = () => {
          files.delete(name);
          reject(new Error(name));
        };
        waiting.set(name, resolve);
        script.onload = script.remove;
        script.onerror = fail;
        script.src = new URL(name.split("/").map(encodeURIComponent).join("/") + ".js", root);
        document.head.append(script);
      }));
    }
    return files.get(name);
  }

  function numbers(steps) {
    let at = 0;
    return steps.map((step) => (at += step));
  }

  function both(one, other) {
    if (one === null) return other;
    const known = new Set(other);
    return one.filter((each) => known.has(each));
  }

  function union(parts) {
    return [...new Set(parts.flat())].sort((a, b) => a - b);
  }

  function folded(word, letters) {
    const apart = [...word.toLowerCase()].map((each) => letters[each] ?? each).join("");
    return [...apart.normalize("NFKD").replace(/\p{M}/gu, "")].map((each) => letters[each] ?? each).join("")
      .replace(/[^\p{L}\p{N}]/gu, "");
  }

  // The words of the index that are meant: the very word, else those that begin with it, else those that begin almost so.
  function meant(word, words) {
    if (Object.hasOwn(words, word)) return [word];
    const all = Object.keys(words);
    const longer = word.length > 2 ? all.filter((each) => each.startsWith(word)) : [];
    if (longer.length || word.length < 4) return longer;
    const beginning = word.slice(0, word.length < 6 ? -1 : -2);
    return all.filter((each) => each.startsWith(beginning) && Math.abs(each.length - word.length) < 4);
  }

  // The activities that have a word, and the words of the index that tell why: those of the same stems.
  async function having(word, index) {
    const letters = [...word];
    for (let length = letters.length; length > 0; length--) {
      const number = index.shards.indexOf(letters.slice(0, length).join(""));
      if (number < 0) continue;
      const shard = await load(`search/words/${number}`);
      const stems = new Set(meant(word, shard.words).flatMap((each) => shard.words[each]));
      const alike = Object.keys(shard.words).filter((each) => shard.words[each].some((stem) => stems.has(stem)));
      return [union([...stems].map((each) => numbers(shard.stems[each]))), alike];
    }
    return [[], []];
  }

  async function days(since, until, index) {
    const first = since ? Date.parse(since) / DAY + 719163 : -Infinity;
    const last = until ? Date.parse(until) / DAY + 719163 : Infinity;
    const chosen = [];
    for (let number = 0; number * index.days < index.count; number++) {
      (await load(`search/days/${number}`)).forEach(([begins, ends], at) => {
        if (ends >= first && begins <= last) chosen.push(number * index.days + at);
      });
    }
    return chosen;
  }

  async function ofFacet(name, value, index) {
    const known = value.split("+").map((each) => `${name}-${each}`).filter((each) => index.facets.includes(each));
    return union(await Promise.all(known.map(async (each) => numbers(await load(`search/facets/${each}`)))));
  }

  // What is found: the activities' numbers, and the words of the index by which they were.
  async function search(query, index) {
    let chosen = null;
    const sought = new Set();
    for (const [name, value] of query) {
      if (name === "since" || name === "until" || !value) continue;
      if (name === "q") {
        for (const each of value.split(/[\s.,;:!?"“”«»()\/_‐‑-]+/u)) {
          const word = folded(each.replace(/['’ʼ]s$/u, ""), index.letters);
          if (!word) continue;
          const [those, alike] = await having(word, index);
          chosen = both(chosen, those);
          alike.forEach((other) => sought.add(other));
        }
      } else {
        chosen = both(chosen, await ofFacet(name, value, index));
      }
    }
    const since = query.get("since"), until = query.get("until");
    if (since || until) chosen = both(chosen, await days(since, until, index));
    return {chosen: chosen ?? Array.from({length: index.count}, (_, at) => at), sought, index};
  }

  function placesOf(text, result) {
    if (!result.sought.size) return [];
    return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].filter(([word]) => result.sought.has(folded(word, result.index.letters)))
      .map((each) => [each.index, each.index + each[0].length]);
  }

  // Puts a text into an element, with the words marked that were sought.
  function tell(element, text, result) {
    let at = 0;
    for (const [begins, ends] of placesOf(text, result)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(begins, ends);
      element.append(text.slice(at, begins), mark);
      at = ends;
    }
    element.append(text.slice(at));
    return element;
  }

  function snippet(text, result) {
    const [first] = placesOf(text, result);
    const begins = first && first[0] > SNIPPET - BEFORE ? text.indexOf(" ", first[0] - BEFORE) + 1 : 0;
    const space = text.lastIndexOf(" ", begins + SNIPPET);
    const ends = text.length <= begins + SNIPPET ? text.length : space > begins ? space : begins + SNIPPET;
    return (begins ? "… " : "") + text.slice(begins, ends) + (ends < text.length ? " …" : "");
  }

  function lineOf([address, title, when, language, text], result) {
    const line = document.createElement("li");
    line.className = "line";
    const day = document.createElement("p");
    day.className = "when";
    day.textContent = when;
    const what = document.createElement("div");
    what.className = "what";
    if (language) {
      what.lang = language;
      what.dir = "auto";
    }
    const link = document.createElement("a");
    link.href = new URL(address, root);
    const h3 = document.createElement("h3");
    h3.append(tell(link, title, result));
    what.append(h3, tell(document.createElement("p"), snippet(text, result), result));
    line.append(day, what);
    return line;
  }

  async function show(result, from, mine) {
    const {chosen, index} = result;
    const some = chosen.slice(from, from + PAGE);
    const lines = await Promise.all(some.map(async (number) => {
      const told = await load(`${said.language}/search/lines/${Math.floor(number / index.lines)}`);
      return lineOf(told[number % index.lines], result);
    }));
    if (mine !== turn) return;
    list.append(...lines);
    more.hidden = from + PAGE >= chosen.length;
    more.textContent = said.more;
    more.onclick = async () => {
      try {
        await show(result, from + PAGE, mine);
        lines.at(-1).nextElementSibling?.querySelector("a").focus();
      } catch {
        heading.textContent = said.failed;
      }
    };
  }

  function wordsOf(name, value) {
    if (name === "since" || name === "until") return `${said[name]} ${value}`;
    const links = document.querySelectorAll(`ul[data-facet="${CSS.escape(name)}"] a`);
    return value.split("+").map((each) => [...links].find((link) => link.dataset.value === each)?.textContent ?? each).join(" / ");
  }

  function tellAsked(query) {
    asked.replaceChildren();
    for (const [name, value] of query) {
      if (name === "q" || !value) continue;
      const rest = new URLSearchParams(query);
      rest.delete(name);
      const link = document.createElement("a");
      link.href = hashOf(rest);
      link.textContent = `${wordsOf(name, value)} ×`;
      const line = document.createElement("li");
      line.append(link);
      asked.append(line);
    }
    asked.hidden = !asked.children.length;
  }

  // A plus sign stands between values, and is no space.
  function hashOf(query) {
    return "#" + query.toString().replaceAll("+", "%20").replaceAll("%2B", "+");
  }

  function asks() {
    const text = location.hash.length > 1 ? location.hash.slice(1).replaceAll("+", "%2B") : location.search.slice(1);
    return new URLSearchParams(text);
  }

  async function run() {
    const mine = ++turn;
    const query = asks();
    form.elements.q.value = query.get("q") ?? "";
    tellAsked(query);
    if (![...query.values()].some(Boolean)) {
      found.hidden = true;
      return;
    }
    list.replaceChildren();
    more.hidden = true;
    found.hidden = false;
    try {
      const result = await search(query, await load("search/words"));
      if (mine !== turn) return;
      const count = new Intl.NumberFormat(said.language).format(result.chosen.length);
      heading.textContent = result.chosen.length ? said.found.replace("{count}", count) : said.none;
      await show(result, 0, mine);
    } catch {
      if (mine === turn) heading.textContent = said.failed;
    }
  }

  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    const query = asks();
    query.set("q", form.elements.q.value.trim());
    const hash = hashOf(query);
    if (location.hash === hash) run();
    location.hash = hash;
  });
  window.addEventListener("hashchange", run);
  run();
})();
