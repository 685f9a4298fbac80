import { expect, it } from 'vitest';
import { OptionRefused, parseStartOptions } from '../../../local/start-options.ts';
import { environmentSchema } from '../../../portal/env.ts';

it('puts the portal on the port after the API’s, unless it is told another', () => {
  expect(parseStartOptions([]).portal).toEqual({ port: 3001, origin: undefined });
  expect(parseStartOptions(['--port', '4000']).portal.port).toBe(4001);
  expect(parseStartOptions(['--portal-port', '5000']).portal.port).toBe(5000);
});

const ORIGINS = ['http://localhost:5173', 'http://127.0.0.1:3001', 'https://trousseau.example'];
const NO_ORIGINS = [
  'http://trousseau.example',
  'https://trousseau.example/',
  'localhost:5173',
  'javascript:1',
];

it.each(ORIGINS)('takes %s for the portal’s origin', (origin) => {
  expect(parseStartOptions(['--portal-origin', origin]).portal.origin).toBe(origin);
  expect(environmentSchema.shape.PORTAL_URL.safeParse(origin).success).toBe(true);
});

it.each(NO_ORIGINS)('takes %s for no origin of the portal, and nor does its Lambda', (origin) => {
  expect(() => parseStartOptions(['--portal-origin', origin])).toThrow(OptionRefused);
  expect(environmentSchema.shape.PORTAL_URL.safeParse(origin).success).toBe(false);
});
