import { Injectable } from '@nestjs/common';
import type { DeviceMessage } from '../platform/broker';

interface Waiting {
  deviceId: string;
  resolve: (reply: Record<string, unknown> | null) => void;
}

/** Answers of devices to orders that somebody in this process waits for. */
@Injectable()
export class CommandReplies {
  private readonly waiting = new Map<string, Waiting>();

  /** The device's answer, or null if none comes in time. Begin to wait before the order leaves. */
  async of(commandId: string, deviceId: string, patienceMs: number): Promise<Record<string, unknown> | null> {
    const { promise, resolve } = Promise.withResolvers<Record<string, unknown> | null>();
    this.waiting.set(commandId, { deviceId, resolve });
    const timer = setTimeout(() => resolve(null), patienceMs);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.waiting.delete(commandId);
    }
  }

  /** Only the device that the order went to can answer it; an answer that nobody waits for is let go. */
  take({ commandId, device, payload }: DeviceMessage) {
    const waiting = commandId === null ? undefined : this.waiting.get(commandId);
    if (!waiting || waiting.deviceId !== device.deviceId) return;
    waiting.resolve(parsed(payload));
  }
}

function parsed(payload: Buffer): Record<string, unknown> {
  try {
    const reply: unknown = JSON.parse(payload.toString());
    return typeof reply === 'object' && reply !== null ? { ...reply } : {};
  } catch {
    return {};
  }
}
