interface Signing {
  /** How many there are. */
  count: number;
  /** The first of them. */
  signatories: readonly { givenName: string; familyName: string; mandateId?: string | undefined }[];
}

/** Who signs, by name, then how many more there are. */
export const signatoriesInWords = (
  { count, signatories }: Signing,
  words: { underMandate?: string; more: (n: number) => string },
): string => {
  const names = signatories.map(({ givenName, familyName, mandateId }) =>
    [givenName, familyName, mandateId !== undefined && words.underMandate].filter(Boolean).join(' '),
  );
  return [...names, ...(count > names.length ? [words.more(count - names.length)] : [])].join(', ');
};
