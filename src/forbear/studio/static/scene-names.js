// The scenes that can be chosen: those of the catalogue, and the files of the user's folder.
import { useEffect, useState } from "./lib/view.js";
import { fileName } from "./route.js";
import { look } from "./server.js";

/** Return [{name, title}], filled as they come; nothing is asked before they are wanted. */
export function useSceneNames(isWanted = true) {
  const [names, setNames] = useState([]);
  useEffect(() => {
    if (!isWanted) return;
    const add = (found) => setNames((old) => [...old, ...found]);
    const quiet = () => {};
    look("/api/catalogue").then(({ scenes }) => add(scenes.map(({ name, title }) => ({ name, title: `${title} (${name})` }))), quiet);
    look("/api/about").then(({ folder }) => folder && look("/api/files").then(({ files }) => add(files.map(({ name }) => ({ name: fileName(name), title: name }))), quiet), quiet);
  }, [isWanted]);
  return names;
}
