// What the page's modules import: Preact, its hooks, and templates without a build step.
export { Fragment, h, render } from "preact";
export { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
export { html } from "htm/preact";
