import "./everywhere.js";
