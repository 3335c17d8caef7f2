// Where the bundle begins. Without a file of this name the bundler would import every script at once, and no page would wait
// to be opened.
import './app.js';
