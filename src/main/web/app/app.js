import './app.css';
import './frame/app-frame.js';
import {followLinks} from './shared/url.js';

followLinks();
document.body.append(document.createElement('app-frame'));
