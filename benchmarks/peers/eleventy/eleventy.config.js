// The same site for Eleventy: lists and feeds by category and topic, six related items by shared topics.
const PAGE = 20, IN_FEED = 25, RELATED = 6;

module.exports = function (config) {
  const slugify = config.getFilter("slugify"), slugs = new Map();
  const slug = (name) => slugs.get(name) ?? slugs.set(name, slugify(name)).get(name);
  const byTopic = new Map(), byCategory = new Map();
  let all = [];

  const add = (groups, name, item) => groups.has(name) ? groups.get(name).push(item) : groups.set(name, [item]);
  const named = (groups, folder) => [...groups].map(([title, items]) => ({ title, items, url: `/${folder}/${slug(title)}/` }));
  const channels = () => [{ title: "Nyheter", url: "/", items: all }, ...named(byCategory, "kategori"), ...named(byTopic, "amne")];

  function read(api) {
    if (all.length) return all;
    all = api.getFilteredByGlob("content/**/*.md").sort((one, other) => other.date - one.date);
    for (const item of all) {
      add(byCategory, item.data.category, item);
      for (const topic of item.data.topics) add(byTopic, topic, item);
    }
    return all;
  }

  config.addFilter("slug", slug);
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addPassthroughCopy({ "content/images": "images" });
  config.addCollection("newest", read);
  config.addCollection("lists", (api) => {
    read(api);
    return channels().flatMap(({ title, url, items }) => {
      const count = Math.ceil(items.length / PAGE), at = (page) => (page === 1 ? url : `${url}sida/${page}/`);
      return Array.from({ length: count }, (_, place) => ({
        title, url: at(place + 1), page: place + 1, count,
        newer: place > 0 && at(place), older: place + 1 < count && at(place + 2),
        items: items.slice(place * PAGE, (place + 1) * PAGE),
      }));
    });
  });
  config.addCollection("feeds", (api) => {
    read(api);
    return channels().map(({ title, url, items }) => ({ title, url, items: items.slice(0, IN_FEED) }));
  });
  config.addFilter("related", (url, topics) => {
    const scores = new Map();
    for (const topic of topics) {
      const weight = Math.log(1 + all.length / byTopic.get(topic).length);
      for (const other of byTopic.get(topic)) scores.set(other, (scores.get(other) ?? 0) + weight);
    }
    const best = [];
    for (const [other, score] of scores) {
      if (other.url === url || (best.length === RELATED && score <= best[RELATED - 1].score)) continue;
      best.push({ other, score });
      best.sort((one, two) => two.score - one.score);
      best.length = Math.min(best.length, RELATED);
    }
    return best.map(({ other }) => other);
  });
  return { dir: { input: ".", includes: "_includes" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
};
