// Runs before the first paint: theme and language of this visitor. No imports, no build step.
(() => {
  const root = document.documentElement;
  const stored = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // storage may be forbidden; the defaults below serve
    }
  };
  const theme = stored("orderflow.theme");
  const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";

  const known = (tag) => {
    if (/^zh\b.*(hant|tw|hk|mo)/i.test(tag)) return "zh-Hant";
    if (/^zh\b/i.test(tag)) return "zh-Hans";
    if (/^en\b/i.test(tag)) return "en";
    return null;
  };
  const wishes = [stored("orderflow.locale"), ...(navigator.languages || [])];
  root.lang = wishes.map((tag) => tag && known(tag)).find(Boolean) || "zh-Hant";

  // The words of this language are fetched together with the code, not after it.
  const words = JSON.parse(document.currentScript?.dataset.words || "{}");
  for (const href of words[root.lang] || []) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
  }
})();
