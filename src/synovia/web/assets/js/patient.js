import "./everywhere.js";
import "./autosave.js";
import "./connection.js";
import "./session.js";
import "./body_chart.js";
