/** A clock that people live by, and what it is called. */
export interface Zone {
  timeZone: string;
  /** « heure de Paris » */
  fr: string;
}

export const PARIS: Zone = { timeZone: 'Europe/Paris', fr: 'heure de Paris' };

/** The departments and territories with a clock of their own, by the first three digits of their postal codes. */
const OVERSEAS: Readonly<Record<string, Zone>> = {
  971: { timeZone: 'America/Guadeloupe', fr: 'heure de la Guadeloupe' },
  972: { timeZone: 'America/Martinique', fr: 'heure de la Martinique' },
  973: { timeZone: 'America/Cayenne', fr: 'heure de la Guyane' },
  974: { timeZone: 'Indian/Reunion', fr: 'heure de La Réunion' },
  975: { timeZone: 'America/Miquelon', fr: 'heure de Saint-Pierre-et-Miquelon' },
  976: { timeZone: 'Indian/Mayotte', fr: 'heure de Mayotte' },
  977: { timeZone: 'America/St_Barthelemy', fr: 'heure de Saint-Barthélemy' },
  978: { timeZone: 'America/Marigot', fr: 'heure de Saint-Martin' },
  986: { timeZone: 'Pacific/Wallis', fr: 'heure de Wallis-et-Futuna' },
  987: { timeZone: 'Pacific/Tahiti', fr: 'heure de Tahiti' },
  988: { timeZone: 'Pacific/Noumea', fr: 'heure de Nouméa' },
};

/** The clock at that address: that of Paris, unless it is overseas. */
export const zoneAt = (postalCode: string | undefined): Zone =>
  OVERSEAS[postalCode?.slice(0, 3) ?? ''] ?? PARIS;
