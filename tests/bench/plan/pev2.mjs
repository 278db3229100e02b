// SPDX-License-Identifier: GPL-3.0-or-later
// pev2.mjs FOLDER PLAN...: what pev2's arithmetic says of each plan, one JSON object a line. FOLDER holds node_modules/pev2.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const dist = path.join(folder, "node_modules", "pev2", "dist");
// The package exports its Vue component alone; the service behind it is reached by one more export from a copy.
const source = fs.readFileSync(path.join(dist, "pev2.es.js"), "utf8");
const instance = source.match(/= (\w+)\.fromSource\(/)[1];
const copy = path.join(dist, "howdah-bench.mjs");
fs.writeFileSync(copy, `${source}\nexport { ${instance} as planService };\n`);
const element = () => ({ style: {}, appendChild() {}, setAttribute() {} });
globalThis.window ??= globalThis;
globalThis.document ??= {
  createElement: element, createElementNS: element, createTextNode: () => ({}), addEventListener() {},
  documentElement: element(), head: element(), body: element(),
};
const { planService } = await import(pathToFileURL(copy));

for (const file of files) {
  try {
    const plan = planService.createPlan("", planService.fromSource(fs.readFileSync(file, "utf8")), "");
    let sum = 0;
    let least = 0;
    const stack = [plan.content.Plan, ...(plan.ctes ?? [])];
    while (stack.length > 0) {
      const node = stack.pop();
      const own = node["*Duration (exclusive)"] ?? 0;
      sum += own;
      least = Math.min(least, own);
      stack.push(...(node.Plans ?? []));
    }
    console.log(JSON.stringify({ file, sum, least }));
  } catch (error) {
    console.log(JSON.stringify({ file, error: String(error.message ?? error).split("\n")[0] }));
  }
}
