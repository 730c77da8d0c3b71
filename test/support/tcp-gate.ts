import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A way to a server that can be closed, as when a network fails. */
export interface TcpGate {
  readonly port: number;
  /** Cuts every connection, and lets none through until it is opened. */
  shut(): void;
  open(): void;
  remove(): Promise<void>;
}

/** Puts a gate on a free port in front of a server of this machine. */
export async function gateTo({ hostname, port }: URL): Promise<TcpGate> {
  let isOpen = true;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    return socket;
  };
  const cut = (): void => sockets.forEach((socket) => socket.resetAndDestroy());
  const server = createServer((arriving) => {
    if (!isOpen) return void arriving.resetAndDestroy();
    const leading = keep(connect(Number(port), hostname));
    keep(arriving).pipe(leading).pipe(arriving);
    arriving.on('close', () => leading.destroy());
    leading.on('close', () => arriving.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    shut: () => {
      isOpen = false;
      cut();
    },
    open: () => {
      isOpen = true;
    },
    remove: async () => {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
