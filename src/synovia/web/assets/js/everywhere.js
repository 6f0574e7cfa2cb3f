// What every audience gets.
import "./requests.js";
import "./toasts.js";
import "./dialogs.js";
import "./theme.js";
import "./tabs.js";
import "./fields.js";
