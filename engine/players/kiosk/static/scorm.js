// A package in a learning platform: progress and results go to the platform. Without one, as one HTML file.

import { Kept } from "./kept.js";
import { held, opened } from "./phone.js";
import { Platform } from "./scorm/platform.js";
import { Tracked } from "./scorm/tracked.js";

const work = held();
const platform = new Platform(work.scorm, window);
opened(work, platform.connected ? new Tracked(work.bundle, platform) : new Kept(work.bundle.id));
