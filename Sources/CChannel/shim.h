// Functions that tell which process sent the data on a socket. They are in C because <sys/socket.h>
// defines the access to control messages as macros, which Swift cannot import, and declares struct
// ucred only if _GNU_SOURCE is defined.
#include <sys/socket.h>
#include <sys/types.h>

#ifdef __linux__
struct backprop_credentials {
  pid_t process;
  uid_t user;
  gid_t group;
};

/// Asks the kernel to report the senders of all data that arrives on a socket.
static inline int backprop_tell_senders(int descriptor) {
  int on = 1;
  return setsockopt(descriptor, SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
}

/// Returns the process that sent the next byte, without reading the byte; 0 if there is no byte or
/// its sender is unknown.
static inline pid_t backprop_next_sender(int descriptor) {
  char byte;
  // The buffer has room only for the credentials, so descriptors sent with the byte are not
  // accepted.
  _Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(struct backprop_credentials))];
  struct iovec part = {&byte, 1};
  struct msghdr message = {0};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  if (recvmsg(descriptor, &message, MSG_PEEK | MSG_DONTWAIT) != 1) return 0;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (!header || header->cmsg_level != SOL_SOCKET || header->cmsg_type != 2 /* SCM_CREDENTIALS */)
    return 0;
  return ((struct backprop_credentials *)(void *)CMSG_DATA(header))->process;
}
#endif
