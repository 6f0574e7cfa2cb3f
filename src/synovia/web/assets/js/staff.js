import "./everywhere.js";
import "./autosave.js";
import "./connection.js";
import "./session.js";
import "./keyboard.js";
import "./evaluation.js";
import "./tables.js";
