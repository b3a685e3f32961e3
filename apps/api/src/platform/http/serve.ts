import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Route } from '#contracts';
import type { CalloutRequest } from './call';

export interface ServeOptions {
  /** false: the handler opens its own transactions (password hashing, streams, files) and gets a BareCall. */
  transaction?: boolean;
  /** Runs again, up to three times, when the database reports a serialisation conflict or a deadlock. */
  retry?: boolean;
}
export interface Served extends ServeOptions {
  route: Route;
}

export const SERVED = 'callout:served';

const GivenCall = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<CalloutRequest>().call,
);

/**
 * Binds a handler to a route of the contracts: method, path, permission and schemas come from there.
 * The handler's only argument is a Call (or BareCall). A handler without @Serve is refused by the guard.
 */
export function Serve(route: Route, options: ServeOptions = {}): MethodDecorator {
  const served: Served = { route, ...options };
  return (target, key, descriptor) => {
    GivenCall()(target, key, 0);
    applyDecorators(
      RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
      HttpCode(route.answer || route.carries ? 200 : 204),
      SetMetadata(SERVED, served),
    )(target, key, descriptor);
  };
}
