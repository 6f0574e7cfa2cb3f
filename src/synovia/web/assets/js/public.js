import "./everywhere.js";
import "./connection.js";
