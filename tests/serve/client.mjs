import { Forbear, ForbearError } from "../../docs/clients/forbear.mjs";

const [address, story] = process.argv.slice(2);
const forbear = new Forbear(address);
const cast = await forbear.begin({ source: story });
await cast.happened("accuse(You, Bero, Ada)", { ahead: ["Bero"] });
await cast.happened("search(Bero, Ada)");
const trust = await cast.believes("Bero", "honest(You) == 4");
const choice = await cast.decide("Ada");
const again = await forbear.restore(await cast.save(), { source: story });
const same = (await again.believes("Bero", "honest(You) == 4")) === trust;
let refused = 0;
try {
  await cast.happened("fly(You)");
} catch (error) {
  refused = error instanceof ForbearError ? error.code : 0;
}
await cast.end();
console.log(JSON.stringify({ trust, choice, same, refused }));
