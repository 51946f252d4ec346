//! Owner, group, permissions, times and further attributes: from one open folder to another.

use super::Times;
use std::fs::{File, FileTimes, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

const PERMISSIONS: u32 = 0o7777;

/// All of them.
///
/// # Errors
/// When one cannot be taken over.
pub fn take(to: &File, from: &File, times: Times) -> io::Result<()> {
    let wanted = from.metadata()?;
    own(to, &to.metadata()?, &wanted)?;
    permit(to, wanted.mode())?;
    extended::take(to, from)?;
    match times {
        Times::Own => {}
        Times::Taken => {
            to.set_times(FileTimes::new().set_accessed(wanted.accessed()?).set_modified(wanted.modified()?))?;
        }
    }
    let now = to.metadata()?;
    let traits = |of: &Metadata| (of.uid(), of.gid(), of.mode());
    if traits(&now) == traits(&wanted) { Ok(()) } else { Err(ErrorKind::PermissionDenied.into()) }
}

/// As many as the system lets us take. Its owner may change it afterwards, whatever the other one permitted, so that the
/// next build can.
pub fn take_what_goes(to: &File, from: &File) {
    let (Ok(now), Ok(wanted)) = (to.metadata(), from.metadata()) else { return };
    let _ = own(to, &now, &wanted);
    let _ = extended::take(to, from);
    let _ = permit(to, wanted.mode() | 0o700);
}

/// Owner and group, where the system lets us.
pub fn take_owner(to: &File, from: &File) {
    if let (Ok(now), Ok(wanted)) = (to.metadata(), from.metadata()) {
        let _ = own(to, &now, &wanted);
    }
}

/// The group too where the owner cannot be changed.
fn own(to: &File, now: &Metadata, wanted: &Metadata) -> io::Result<()> {
    if now.gid() != wanted.gid() {
        fchown(to, None, Some(wanted.gid()))?;
    }
    if now.uid() != wanted.uid() {
        fchown(to, Some(wanted.uid()), None)?;
    }
    Ok(())
}

fn permit(to: &File, mode: u32) -> io::Result<()> {
    // Changing the owner takes some permissions away, so this looks again.
    if to.metadata()?.mode() & PERMISSIONS == mode & PERMISSIONS {
        return Ok(());
    }
    to.set_permissions(std::fs::Permissions::from_mode(mode & PERMISSIONS))
}

/// Lists of who may do what, labels, and what else programs note on a folder.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod extended {
    use rustix::buffer::spare_capacity;
    use rustix::fs::{
        XattrFlags, fgetxattr, fgetxattr_query, flistxattr, flistxattr_query, fremovexattr, fsetxattr,
    };
    use rustix::io::Errno;
    use std::ffi::CString;
    use std::fs::File;
    use std::io;

    pub fn take(to: &File, from: &File) -> io::Result<()> {
        let wanted = names(from)?;
        for name in names(to)?.iter().filter(|name| !wanted.contains(name)) {
            fremovexattr(to, name.as_c_str())?;
        }
        for name in &wanted {
            let value = value(from, name)?;
            if self::value(to, name).ok().as_ref() != Some(&value) {
                fsetxattr(to, name.as_c_str(), &value, XattrFlags::empty())?;
            }
        }
        Ok(())
    }

    fn names(of: &File) -> io::Result<Vec<CString>> {
        let length = match flistxattr_query(of) {
            // Many disks know no such attributes.
            Ok(0) | Err(Errno::NOTSUP) => return Ok(Vec::new()),
            length => length?,
        };
        let mut list = Vec::with_capacity(length);
        flistxattr(of, spare_capacity(&mut list))?;
        let names = list.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        Ok(names.filter_map(|name| CString::new(name).ok()).collect())
    }

    fn value(of: &File, name: &CString) -> io::Result<Vec<u8>> {
        let mut value = Vec::new();
        let length = fgetxattr_query(of, name.as_c_str())?;
        value.reserve_exact(length);
        if length > 0 {
            fgetxattr(of, name.as_c_str(), spare_capacity(&mut value))?;
        }
        Ok(value)
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
mod extended {
    use std::fs::File;
    use std::io;

    pub fn take(_: &File, _: &File) -> io::Result<()> {
        Ok(())
    }
}
