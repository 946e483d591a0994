// Who sent what lies unread on a socket: the control messages of <sys/socket.h> are macros, which Swift
// does not see, and its struct ucred is declared for GNU programs only.
#include <sys/socket.h>
#include <sys/types.h>

#ifdef __linux__
struct backprop_credentials {
  pid_t process;
  uid_t user;
  gid_t group;
};

/// Asks the kernel to tell the senders of what comes over a socket.
static inline int backprop_tell_senders(int descriptor) {
  int on = 1;
  return setsockopt(descriptor, SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
}

/// The process that sent the next byte, which stays unread; 0 when there is none or it is unknown.
static inline pid_t backprop_next_sender(int descriptor) {
  char byte;
  // There is room for the credentials and nothing else, so descriptors sent along are not taken.
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
