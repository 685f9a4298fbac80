/** How many bodies one person looks up by an exact SIRET in a day of Paris (whoever administers them is not told). */
export const MAX_LOOK_UPS_PER_DAY = 20;
