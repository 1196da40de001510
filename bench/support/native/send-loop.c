// The limit to compare with: accepts CONNECTIONS on loopback, then sends one frame of FRAME_BYTES to each in turn, as
// often as it can for RUN_MS. Prints its port, then frames per second and the processor time of each in microseconds.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static double cpu_us(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e6 + u.ru_utime.tv_usec + u.ru_stime.tv_usec;
}

int main(int count, char **args) {
  if (count != 4) return 2;
  int connections = atoi(args[1]), frame_bytes = atoi(args[2]), run_ms = atoi(args[3]), on = 1;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 4096)) return 1;
  getsockname(listener, (struct sockaddr *)&address, &size);
  printf("port %d\n", ntohs(address.sin_port));
  fflush(stdout);
  int *sockets = malloc(sizeof(int) * connections);
  for (int i = 0; i < connections; i++) {
    sockets[i] = accept(listener, NULL, NULL);
    if (sockets[i] < 0) return 1;
    setsockopt(sockets[i], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  char *frame = calloc(1, frame_bytes);
  uint32_t length = frame_bytes - 4;
  memcpy(frame, &length, 4);
  long sent = 0;
  double start = now_ms(), cpu = cpu_us();
  while (now_ms() - start < run_ms)
    for (int i = 0; i < connections; i++, sent++)
      if (send(sockets[i], frame, frame_bytes, MSG_NOSIGNAL) != frame_bytes) return 1;
  printf("perS %.0f %.2f\n", sent / (now_ms() - start) * 1e3, (cpu_us() - cpu) / sent);
  return 0;
}
