// Print what npm's rss-parser makes of each file named: one JSON object per line.
// It is found beside the checker, in .cache/interop.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");

const [installed, ...files] = process.argv.slice(2);
const Parser = createRequire(installed)("rss-parser");

(async () => {
  for (const file of files) {
    const feed = await new Parser().parseString(readFileSync(file, "utf8"));
    console.log(JSON.stringify(feed));
  }
})();
