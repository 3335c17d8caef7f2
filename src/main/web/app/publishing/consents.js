/** Who consented to a publication, as the end of a sentence; blank where nobody had to. */
export const withConsents = ({consents}) => (consents?.length ? ` with the consent of ${consents.map(({by}) => by).join(', ')}` : '');
