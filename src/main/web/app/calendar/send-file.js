import {send} from '../shared/api.js';

/** Asks about a file that is not stored: nobody's name goes with it. */
export const sendFile = (path, file, type) => send('POST', path, file, {type, anonymous: true});
