// The search of the static copy of a site (src/fieldpost/web/public/copy/index.py writes what it reads).
"use strict";
(() => {
  const form = document.getElementById("copy-search");
  const asked = document.getElementById("copy-asked");
  const found = document.getElementById("copy-found");
  const heading = document.getElementById("copy-count");
  const list = found.querySelector("ol");
  const more = found.querySelector("button");
  const said = form.dataset;
  const PAGE = 50;
  const DAY = 86400000;
  const files = new Map();

  function load(name) {
    if (!files.has(name)) {
      files.set(name, fetch("/" + name.split("/").map(encodeURIComponent).join("/")).then((answer) => {
        if (answer.status === 404) return null;
        if (!answer.ok) throw new Error(name);
        return answer.json();
      }));
    }
    return files.get(name);
  }

  function numbers(steps) {
    let at = 0;
    return (steps || []).map((step) => (at += step));
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

  async function having(word, index) {
    const letters = [...word];
    for (let length = letters.length; length > 0; length--) {
      const number = index.shards.indexOf(letters.slice(0, length).join(""));
      if (number < 0) continue;
      const shard = await load(`search/words/${number}.json`);
      const stems = new Set(meant(word, shard.words).flatMap((each) => shard.words[each]));
      return union([...stems].map((each) => numbers(shard.stems[each])));
    }
    return [];
  }

  async function days(since, until, index) {
    const first = since ? Date.parse(since) / DAY + 719163 : -Infinity;
    const last = until ? Date.parse(until) / DAY + 719163 : Infinity;
    const chosen = [];
    for (let number = 0; number * index.days < index.count; number++) {
      (await load(`search/days/${number}.json`)).forEach(([begins, ends], at) => {
        if (ends >= first && begins <= last) chosen.push(number * index.days + at);
      });
    }
    return chosen;
  }

  async function search(query) {
    const index = await load("search/words.json");
    let chosen = null;
    for (const [name, value] of query) {
      if (name === "since" || name === "until" || !value) continue;
      if (name === "q") {
        for (const each of value.split(/[\s.,;:!?"“”«»()\/_‐‑-]+/u)) {
          const word = folded(each.replace(/['’ʼ]s$/u, ""), index.letters);
          if (word) chosen = both(chosen, await having(word, index));
        }
      } else {
        const parts = value.split("+").map(async (each) => numbers(await load(`search/facets/${name}-${each}.json`)));
        chosen = both(chosen, union(await Promise.all(parts)));
      }
    }
    const since = query.get("since"), until = query.get("until");
    if (since || until) chosen = both(chosen, await days(since, until, index));
    return [chosen ?? Array.from({length: index.count}, (_, at) => at), index];
  }

  async function show(chosen, index, from) {
    for (const number of chosen.slice(from, from + PAGE)) {
      const lines = await load(`${said.language}/search/lines/${Math.floor(number / index.lines)}.json`);
      const [address, title, when, language] = lines[number % index.lines];
      const line = document.createElement("li");
      line.className = "line";
      const day = document.createElement("p");
      day.className = "when";
      day.textContent = when;
      const what = document.createElement("div");
      what.className = "what";
      const h3 = document.createElement("h3");
      const link = document.createElement("a");
      link.href = address;
      link.textContent = title;
      if (language) link.lang = language;
      h3.append(link);
      what.append(h3);
      line.append(day, what);
      list.append(line);
    }
    more.hidden = from + PAGE >= chosen.length;
    more.textContent = said.more;
    more.onclick = async () => {
      const next = list.children.length;
      await show(chosen, index, next);
      list.children[next].querySelector("a").focus();
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
      link.href = "#" + rest;
      link.textContent = `${wordsOf(name, value)} ×`;
      const line = document.createElement("li");
      line.append(link);
      asked.append(line);
    }
    asked.hidden = !asked.children.length;
  }

  function asks() {
    // A plus sign stands between values, and is no space.
    const text = location.hash.length > 1 ? location.hash.slice(1).replaceAll("+", "%2B") : location.search.slice(1);
    return new URLSearchParams(text);
  }

  async function run() {
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
      const [chosen, index] = await search(query);
      const count = new Intl.NumberFormat(said.language).format(chosen.length);
      heading.textContent = chosen.length ? said.found.replace("{count}", count) : said.none;
      await show(chosen, index, 0);
    } catch {
      heading.textContent = said.failed;
    }
  }

  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    const query = asks();
    query.set("q", form.elements.q.value.trim());
    const told = query.toString().replaceAll("%2B", "+");
    if (location.hash === "#" + told) run();
    location.hash = told;
  });
  window.addEventListener("hashchange", run);
  run();
})();
