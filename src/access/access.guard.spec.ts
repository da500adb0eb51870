import { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RouteAccess } from './access.decorator';
import { AccessGuard } from './access.guard';
import { Principal } from './caller';

/** A request on its way to a route that declares this access. */
function asked(access: RouteAccess | undefined, principal: Principal | null | undefined): boolean {
  const reflector = new Reflector();
  jest.spyOn(reflector, 'get').mockReturnValue(access);
  const context = {
    getHandler: () => asked,
    switchToHttp: () => ({ getRequest: () => ({ principal }) }),
  };
  return new AccessGuard(reflector).canActivate(context as unknown as ExecutionContext);
}

describe('the last lock', () => {
  it('opens a route that needs no token, and one whose request was admitted', () => {
    expect(asked('public', null)).toBe(true);
    expect(asked('admin', { kind: 'operator' })).toBe(true);
  });

  it.each([null, undefined])('stays shut for a request that nobody admitted: %p', (principal) => {
    expect(() => asked('admin', principal)).toThrow('the route declares no access');
  });

  it('stays shut where a route declares no access, whoever asks', () => {
    expect(() => asked(undefined, { kind: 'operator' })).toThrow('the route declares no access');
  });
});
