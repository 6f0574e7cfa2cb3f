// The capture page's own script; staff.js stands beside it.
import "./motion/capture.ts";
