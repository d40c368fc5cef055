import type { Abstract, Type } from '@nestjs/common';
import type { Token } from './injected.js';

/** Finds a provider of the service's module. */
export type Get = <T>(token: Type<T> | Abstract<T> | Token<T>) => T;
