import { networkOf } from '../../platform/http';
import type { RequestFacts } from '../sessions/request-facts';
import type { Tally } from './throttle';
import { everybody, perAccount, perAddress } from './throttle.rules';

export const accountTally = (email: string): Tally => ({ what: 'account', whose: email, limit: perAccount });

export const addressTally = ({ ip }: RequestFacts): Tally => ({
  what: 'address',
  whose: networkOf(ip ?? 'unknown'),
  limit: perAddress,
});

export const everybodyTally: Tally = { what: 'everybody', whose: '', limit: everybody };
