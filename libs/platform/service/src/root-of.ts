import { Module, type Type } from '@nestjs/common';

/** The module that a service's own context grows from. */
export function rootOf(service: Type): Type {
  @Module({ imports: [service] })
  class Root {}
  return Root;
}
