/** What somebody is called. Either is empty where nobody has said it. */
export interface Names {
  familyName: string;
  givenName: string;
}

/** Nobody has said a name yet. */
export const NO_NAMES: Names = { familyName: '', givenName: '' };

/** The whole name, as sentences say it. Empty where nobody has said it. */
export const fullName = ({ familyName, givenName }: Names): string => `${givenName} ${familyName}`.trim();

/** The names that somebody gave themselves; where they gave none, those under which others know them. */
export const namesOr = (own: Names, others: Names): Names => ({
  familyName: own.familyName || others.familyName,
  givenName: own.givenName || others.givenName,
});
