import { describe, expect, it } from 'vitest';
import { ALL_ROUTES } from '../../../functions/capabilities.ts';

describe('a command', () => {
  /** Whoever does these with an old login does no more harm than they can take back, or that others see at once. */
  const HARMLESS = [
    'POST /me/profile-confirmations',
    'POST /invitations/{id}/acceptance',
    'POST /invitations/{id}/refusal',
    'DELETE /organisations/{siren}/members/{personId}/grants/{grantId}',
    'POST /organisations/{siren}/access-change-uploads',
    'POST /organisations/{siren}/reviews',
  ];

  it('says when it asks for a fresh login, or is known not to', () => {
    const silent = ALL_ROUTES.filter(
      ({ changes, permission }) =>
        changes && permission.scope === 'portal' && permission.freshLogin === undefined,
    );
    expect(silent.map(({ key }) => key).filter((key) => !HARMLESS.includes(key))).toEqual([]);
  });

  it('on a request, of support, or about a mandate always asks for one', () => {
    const dangerous = ALL_ROUTES.filter(
      ({ changes, path }) => changes && /\/administrator-changes|\/support|\/mandates/.test(path),
    );
    expect(dangerous.length).toBeGreaterThan(10);
    for (const { permission } of dangerous) expect(permission.freshLogin).toEqual(['always']);
  });
});
