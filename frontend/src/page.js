// What every page loads: htmx, keys, the theme, copying, contents, scrolling. Nothing here is needed to read a page or to send a form.
// @ts-check
import "htmx.org";
import { contents } from "./contents.js";
import { copying } from "./copying.js";
import { keys } from "./keys.js";
import { scrolling } from "./scrolling.js";
import { steps } from "./stepping.js";
import { theming } from "./theming.js";

theming();
copying();
keys();
steps();
contents();
scrolling();
