// As cheap a receiver as can be, so that the sender has a core to itself. Reads from stdin the number of connections and
// the bytes that each says first, as length and bytes; connects all of them to PORT on loopback; then counts frames of
// the intermediate framing that are at least MIN_BYTES long, and prints "ROUND NANOSECONDS" whenever every connection
// could have had one more.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct stream { int fd; uint32_t left, have; unsigned char head[4]; };

static void must(int fine, const char *what) {
  if (fine) return;
  perror(what);
  exit(1);
}

static uint32_t read_length(void) {
  unsigned char b[4];
  must(fread(b, 1, 4, stdin) == 4, "stdin");
  return b[0] | b[1] << 8 | b[2] << 16 | (uint32_t)b[3] << 24;
}

// Takes the bytes of one read apart; returns how many frames of the wanted length began in it.
static int take(struct stream *s, const unsigned char *bytes, long size, uint32_t min_bytes) {
  int frames = 0;
  while (size > 0) {
    if (s->left > 0) {
      uint32_t part = size < s->left ? size : s->left;
      s->left -= part, bytes += part, size -= part;
      continue;
    }
    s->head[s->have++] = *bytes++, size--;
    if (s->have < 4) continue;
    s->have = 0;
    s->left = s->head[0] | s->head[1] << 8 | s->head[2] << 16 | (uint32_t)s->head[3] << 24;
    if (s->left >= min_bytes) frames++;
  }
  return frames;
}

int main(int count, char **args) {
  if (count != 3) return 2;
  uint32_t connections = read_length(), min_bytes = atoi(args[2]);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons(atoi(args[1]))};
  struct stream *streams = calloc(connections, sizeof *streams);
  int poll = epoll_create1(0), on = 1;
  for (uint32_t i = 0; i < connections; i++) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    must(connect(fd, (struct sockaddr *)&address, sizeof address) == 0, "connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    uint32_t size = read_length();
    char *hello = malloc(size + 1);
    must(fread(hello, 1, size, stdin) == size, "stdin");
    must(size == 0 || send(fd, hello, size, MSG_NOSIGNAL) == size, "send");
    free(hello);
    streams[i].fd = fd;
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &streams[i]};
    must(epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event) == 0, "epoll");
  }
  printf("open\n");
  fflush(stdout);
  static unsigned char buffer[1 << 18];
  static struct epoll_event events[512];
  long frames = 0, rounds = 0;
  for (;;) {
    int ready = epoll_wait(poll, events, 512, -1);
    if (ready < 0 && errno != EINTR) return 1;
    for (int i = 0; i < ready; i++) {
      struct stream *s = events[i].data.ptr;
      long size = recv(s->fd, buffer, sizeof buffer, MSG_DONTWAIT);
      if (size == 0 || (size < 0 && errno != EAGAIN)) return 0;
      if (size > 0) frames += take(s, buffer, size, min_bytes);
    }
    for (; frames >= (rounds + 1) * connections; ) {
      struct timespec t;
      clock_gettime(CLOCK_MONOTONIC, &t);
      printf("%ld %lld\n", ++rounds, t.tv_sec * 1000000000LL + t.tv_nsec);
      fflush(stdout);
    }
  }
}
