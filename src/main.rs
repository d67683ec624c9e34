//! Reads the arguments, then opens the window or runs a command.

/// What is freed is wiped, so that a locked program has forgotten what it held.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> std::process::ExitCode {
    attune::shell::main()
}
