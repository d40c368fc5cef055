import { describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Directive, Extensions, Field, ID, ObjectType, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import { Node, NodeType, subgraph } from './index.js';

describe('a subgraph with a silent root field or entity', () => {
  @ObjectType({ registerIn: () => Silent })
  @Directive('@key(fields: "id")')
  class Judge {
    @Field(() => ID) id!: string;
  }
  @Resolver(() => Judge)
  class JudgeResolver {
    @Query(() => Judge) judge(): Judge {
      return { id: 'j' };
    }
    @ResolveReference() reference(): Judge {
      return { id: 'j' };
    }
  }
  @Module({ providers: [JudgeResolver] })
  class Silent {}

  it('does not start', async () => {
    @Module({ imports: [Silent, subgraph({ name: 'silent', module: Silent, createContext: () => ({}) })] })
    class Service {}
    const start = NestFactory.createApplicationContext(Service, { logger: false, abortOnError: false });
    await expect(start).rejects.toThrow(/silent subgraph does not say who may use Query\.judge, Judge/);
  });
});

describe('a subgraph with a Node that it does not resolve', () => {
  @NodeType({ registerIn: () => Lost })
  class Panel extends Node {}
  @Resolver(() => Panel)
  class PanelResolver {
    @Query(() => Panel)
    @Extensions({ audience: 'public' })
    panel(): Panel {
      return { id: 'p' };
    }
  }
  @Module({ providers: [PanelResolver] })
  class Lost {}

  it('does not start', async () => {
    @Module({ imports: [Lost, subgraph({ name: 'lost', module: Lost, createContext: () => ({}) })] })
    class Service {}
    const start = NestFactory.createApplicationContext(Service, { logger: false, abortOnError: false });
    await expect(start).rejects.toThrow(/lost subgraph has no @ResolveReferences for Panel/);
  });
});
