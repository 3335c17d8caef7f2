// The reason that somebody types for a publication is kept in this window by draft. A draft that was edited after it was published
// is to get another one.

const key = ({policy, name}) => `leadline.reason.${policy}/${name}`;

function write(draft, value) {
  sessionStorage.setItem(key(draft), JSON.stringify(value));
}

export const kept = {
  /** The reason for a draft; blank where none was typed. */
  of(draft) {
    const {reason = '', revision = null} = JSON.parse(sessionStorage.getItem(key(draft)) ?? '{}');
    return revision === null || revision === draft.revision ? reason : '';
  },

  keep(draft, reason) {
    write(draft, {reason});
  },

  published(draft, reason) {
    write(draft, {reason, revision: draft.revision});
  }
};
