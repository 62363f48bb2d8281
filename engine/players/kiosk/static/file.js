// One HTML file: progress stays in the browser that opened it.

import { Kept } from "./kept.js";
import { held, opened } from "./phone.js";

const work = held();
opened(work, new Kept(work.bundle.id));
